/**
 * Does something with every item, in order, some at a time. The first answer that is not `null`, and the
 * first error, stop the others through their signal; all have ended when this returns or throws.
 */
export async function inParallel<Item, Answer>(
  items: readonly Item[],
  { parallel, signal }: { parallel: number; signal: AbortSignal },
  work: (item: Item, index: number, signal: AbortSignal) => Promise<Answer | null>,
): Promise<Answer | null> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const waiting = items.entries();
  let answer: Answer | null = null;
  let failure: { error: unknown } | null = null;
  const worker = async () => {
    for (const [index, item] of waiting) {
      if (either.aborted) return;
      try {
        const said = await work(item, index, either);
        answer ??= said;
      } catch (error) {
        if (!stop.signal.aborted) failure ??= { error };
      }
      if (answer !== null || failure !== null) stop.abort();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, worker));
  signal.throwIfAborted();
  const failed = failure as { error: unknown } | null;
  if (failed) throw failed.error;
  return answer;
}
