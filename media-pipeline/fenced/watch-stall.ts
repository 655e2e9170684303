import { readdir, readFile } from 'node:fs/promises';

export interface StallOptions {
  /** So long without any work is a stall. */
  afterSeconds: number;
  onStall(): void;
}

const LOOKS = 5;

/**
 * Watches a process and all below it, and tells when none of them has worked for a while: neither computed
 * nor waited for a disk. Some encoders wait for themselves, for ever, when a file gives them no picture
 * (SVT-AV1 1.4). Where there is no /proc it sees nothing and tells nothing. The function ends it.
 */
export function watchStall(pid: number, { afterSeconds, onStall }: StallOptions): () => void {
  let worked = '';
  let idleLooks = 0;
  const timer = setInterval(
    async () => {
      const work = await workOfTree(pid);
      idleLooks = work !== null && work === worked ? idleLooks + 1 : 0;
      worked = work ?? '';
      if (idleLooks >= LOOKS) onStall();
    },
    (afterSeconds * 1000) / LOOKS,
  );
  timer.unref();
  return () => clearInterval(timer);
}

/** Something that differs as soon as one of the processes works; `null` where that cannot be told. */
async function workOfTree(root: number): Promise<string | null> {
  const seen: string[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    try {
      const threads = await readdir(`/proc/${pid}/task`);
      for (const thread of threads) {
        const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8');
        // After the name in brackets (proc_pid_stat(5)): state, 11th user time, 12th system time.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (fields[0] !== 'S') return null;
        seen.push(`${thread}:${fields[11]}:${fields[12]}`);
        const children = await readFile(`/proc/${pid}/task/${thread}/children`, 'utf8');
        open.push(...children.split(' ').filter(Boolean).map(Number));
      }
    } catch {
      return null;
    }
  }
  return seen.join();
}
