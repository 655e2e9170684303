/** Calls `act` for each of the items, some at a time; results in the order of the items. The first fault stops it. */
export async function inParallel<Item, Result>(
  items: Iterable<Item>,
  { atOnce, act }: { atOnce: number; act: (item: Item) => Promise<Result> },
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = [...items].entries();
  let isStopped = false;
  const work = async (): Promise<void> => {
    for (const [index, item] of entries) {
      if (isStopped) return;
      try {
        results[index] = await act(item);
      } catch (fault) {
        isStopped = true;
        throw fault;
      }
    }
  };
  const workers = Array.from({ length: atOnce }, work);
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return results;
}
