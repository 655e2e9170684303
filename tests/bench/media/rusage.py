"""`python3 rusage.py [--kill-after SECONDS] COMMAND …`: runs it; the last line is wall, user, system seconds.

A sandbox may end before the program inside it is waited for, and its processor time is then counted
nowhere. As a subreaper (prctl(2)) this process waits for every descendant, so getrusage(2) knows them all.
With --kill-after the command gets SIGKILL, as in a power failure; what hangs on it dies with it.
"""

import ctypes
import os
import resource
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

command = sys.argv[1:]
kill_after = None
if command[0] == "--kill-after":
    kill_after = float(command[1])
    command = command[2:]

start = time.monotonic()
process = subprocess.Popen(command)
try:
    code = process.wait(kill_after)
except subprocess.TimeoutExpired:
    process.kill()
    code = 0 if process.wait() == -9 else 1
wall = time.monotonic() - start
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
used = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stdout.flush()
print(f"{wall:.3f} {used.ru_utime:.3f} {used.ru_stime:.3f}", flush=True)
sys.exit(code)
