import type { ChildProcess } from 'node:child_process';
import type { ToParent } from './messages.ts';

/** What a process said; or that it ended, by which exit code or signal; or that it said nothing in time. */
export type Answer = ToParent | { ended: string | number } | { late: true };

/** Rejects with the reason of `signal` only. */
export function nextAnswer(
  child: ChildProcess,
  { timeoutSeconds, signal }: { timeoutSeconds: number; signal?: AbortSignal | undefined },
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const onMessage = (message: unknown) => resolve(message as ToParent);
  const onExit = (code: number | null, by: string | null) => resolve({ ended: by ?? code ?? -1 });
  const onError = ({ message }: Error) => resolve({ ended: message });
  const onAbort = () => reject(signal?.reason);
  const timer = setTimeout(() => resolve({ late: true }), timeoutSeconds * 1000);
  if (child.exitCode !== null || child.signalCode !== null)
    onExit(child.exitCode, child.signalCode);
  child.on('message', onMessage).on('exit', onExit).on('error', onError);
  signal?.addEventListener('abort', onAbort);
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', onMessage).off('exit', onExit).off('error', onError);
    signal?.removeEventListener('abort', onAbort);
  });
}
