import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills a process and all below it. Bubblewrap killed while it starts leaves its child waiting for it for
 * ever; so each is stopped first, that it may start no other meanwhile. Where there is no /proc only the
 * process itself is killed.
 */
export function killTree(pid: number): void {
  if (!send(pid, 'SIGSTOP')) return;
  for (const child of childrenOf(pid)) killTree(child);
  send(pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    return [];
  }
}
