"""`python3 rusage.py <command …>`: runs it, and prints wall, user and system seconds as the last line.

A sandbox may end before the program inside it is waited for, and its processor time is then counted
nowhere. As a subreaper (prctl(2)) this process waits for every descendant, so getrusage(2) knows them all.
"""

import ctypes
import os
import resource
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

start = time.monotonic()
process = subprocess.Popen(sys.argv[1:])
code = process.wait()
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
