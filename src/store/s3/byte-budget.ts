export interface ByteBudget {
  /** Waits until so many bytes are free, in the order of asking; gives what makes them free again. */
  take(bytes: number): Promise<() => void>;
}

/** Shares out `limit` bytes of memory. Who asks for more than all of it gets all of it. */
export function byteBudget(limit: number): ByteBudget {
  let free = limit;
  const waiting: { bytes: number; begin: () => void }[] = [];
  const serve = (): void => {
    for (let next = waiting[0]; next && next.bytes <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.bytes;
      next.begin();
    }
  };
  return {
    take(wanted) {
      const bytes = Math.min(wanted, limit);
      const giveBack = (): void => {
        free += bytes;
        serve();
      };
      return new Promise((resolve) => {
        waiting.push({ bytes, begin: () => resolve(giveBack) });
        serve();
      });
    },
  };
}
