import { hostname } from 'node:os';

/** A name other processes of the machine can check: `host:pid:nonce`. */
export function workerName(nonce: string): string {
  return `${hostname()}:${process.pid}:${nonce}`;
}

/**
 * Can the worker still be at work? A worker of another machine counts as alive until its lease lapses.
 * The nonce tells this process from an earlier one with the same pid, as in a restarted container.
 */
export function isWorkerAlive(worker: string, ownNonces: ReadonlySet<string>): boolean {
  const [host, pid, nonce] = worker.split(':');
  if (host !== hostname()) return true;
  if (Number(pid) === process.pid) return ownNonces.has(nonce ?? '');
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
