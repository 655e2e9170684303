const lastInLine = new Map<string, Promise<void>>();

/** Waits until nobody in this process has the turn of that name any more; `end` hands it on. */
export async function takeTurn(name: string): Promise<{ end(): void }> {
  const before = lastInLine.get(name);
  const { promise, resolve } = Promise.withResolvers<void>();
  lastInLine.set(name, promise);
  await before;
  return {
    end() {
      if (lastInLine.get(name) === promise) lastInLine.delete(name);
      resolve();
    },
  };
}
