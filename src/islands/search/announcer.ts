/** So long the keys must rest before anything is spoken. */
const REST_MS = 1000;

/** Speaks through a live region, never while somebody types. */
export function announcer(region: HTMLElement) {
  let words: string[] = [];
  let rest: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      region.textContent = words.join(' ');
    }, REST_MS);
  };
  return {
    wait,
    /** What was found; earlier words are dropped. */
    first(found: string) {
      words = [found];
      wait();
    },
    /** Said after what was found. */
    also(more: string) {
      words.push(more);
      wait();
    },
  };
}
