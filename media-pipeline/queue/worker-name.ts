import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Workers of this process that have not ended. */
const atWork = new Set<string>();

/**
 * A worker of this process, alive until its `end`. Other processes of the machine can check its name,
 * `host:pid:nonce`; the nonce tells this process from an earlier one with the same pid, as in a restarted
 * container.
 */
export function beginWork(): { worker: string; end(): void } {
  const worker = workerName({ pid: process.pid, nonce: randomUUID() });
  atWork.add(worker);
  return { worker, end: () => atWork.delete(worker) };
}

/** What a worker of this machine is called. */
export function workerName({ pid, nonce }: { pid: number; nonce: string }): string {
  return `${hostname()}:${pid}:${nonce}`;
}

/** Can the worker still be at work? A worker of another machine counts as alive until its lease lapses. */
export function isWorkerAlive(worker: string): boolean {
  const [host, pid] = worker.split(':');
  if (host !== hostname()) return true;
  if (Number(pid) === process.pid) return atWork.has(worker);
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
