import type { SearchProvider } from '../../search-provider.ts';

/** The page waits no longer than this for the better answer. */
const PATIENCE_MS = 1_500;
/** After a failure the first provider is left in peace for so long, then twice as long, and so on. */
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 10 * 60_000;

export type SearchInUse = 'first' | 'second';

/**
 * Asks `first`; while it is slow or away, `second`. `onChange` hears which of the two answers, when that
 * changes. A failed `first` is not asked again at each key press, but when it has rested.
 */
export function withFallback({
  first,
  second,
  onChange = () => {},
  patienceMs = PATIENCE_MS,
  now = () => performance.now(),
}: {
  first: SearchProvider;
  second: SearchProvider;
  onChange?: (inUse: SearchInUse) => void;
  patienceMs?: number;
  now?: () => number;
}): SearchProvider {
  let inUse: SearchInUse = 'first';
  let restMs = FIRST_REST_MS;
  let restsUntil = 0;

  const use = (which: SearchInUse) => {
    if (which === inUse) return;
    inUse = which;
    onChange(which);
  };

  async function ask<T>(question: (provider: SearchProvider) => Promise<T>): Promise<T> {
    if (now() < restsUntil) return question(second);
    try {
      const answer = await within(patienceMs, question(first));
      restMs = FIRST_REST_MS;
      use('first');
      return answer;
    } catch {
      // Several questions may fail together; only the first of them sends to rest.
      if (now() >= restsUntil) {
        restsUntil = now() + restMs;
        restMs = Math.min(restMs * 2, LONGEST_REST_MS);
      }
      use('second');
      return question(second);
    }
  }

  return {
    get capabilities() {
      return inUse === 'first' ? first.capabilities : second.capabilities;
    },
    prepare: (locale) => ask((provider) => provider.prepare(locale)),
    search: (request) => ask((provider) => provider.search(request)),
    suggest: (request) => ask((provider) => provider.suggest(request)),
    passages: (request, ids) => ask((provider) => provider.passages(request, ids)),
    facetCounts: (request, facet) => ask((provider) => provider.facetCounts(request, facet)),
  };
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
