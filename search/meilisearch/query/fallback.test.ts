import { describe, expect, test } from 'vitest';
import { type SearchProvider, SORTS } from '../../search-provider.ts';
import { type SearchInUse, withFallback } from './fallback.ts';

const request = { text: 'katê', locale: 'vi' };

/** A provider that answers with its name as the total; how often it was asked is counted. */
function provider(total: number, answer: () => Promise<void> = async () => {}) {
  const made = {
    asked: 0,
    capabilities: {
      typoTolerance: true,
      prefix: true,
      facetCounts: true,
      passages: true,
      sorts: SORTS,
    },
    prepare: async () => {},
    async search() {
      made.asked += 1;
      await answer();
      return {
        hits: [],
        total,
        left: 0,
        more: false,
        further: false,
        words: 'all' as const,
        textsSearched: true,
        corrections: [],
      };
    },
    suggest: async () => [],
    passages: async () => new Map(),
    facetCounts: async () => [],
  };
  return made satisfies SearchProvider;
}

const never = () => new Promise<void>(() => {});
const fails = () => Promise.reject(new Error('away'));

describe('the second provider stands in for the first', () => {
  test('and is not asked while the first answers', async () => {
    const [first, second] = [provider(1), provider(2)];
    const search = withFallback({ first, second });
    expect((await search.search(request)).total).toBe(1);
    expect(second.asked).toBe(0);
  });

  test.each([
    ['away', fails],
    ['slow', never],
  ])('when the first is %s, and says so once', async (_, answer) => {
    const heard: SearchInUse[] = [];
    const [first, second] = [provider(1, answer), provider(2)];
    const search = withFallback({
      first,
      second,
      patienceMs: 20,
      onChange: (inUse) => heard.push(inUse),
    });
    for (let key = 0; key < 5; key += 1) expect((await search.search(request)).total).toBe(2);
    expect(first.asked).toBe(1);
    expect(heard).toEqual(['second']);
  });

  test('and the first is asked again when it has rested, each time longer', async () => {
    let time = 0;
    let isUp = false;
    const heard: SearchInUse[] = [];
    const first = provider(1, () => (isUp ? Promise.resolve() : fails()));
    const search = withFallback({
      first,
      second: provider(2),
      now: () => time,
      onChange: (inUse) => heard.push(inUse),
    });
    await search.search(request);
    time = 31_000;
    await search.search(request);
    expect(first.asked).toBe(2);
    time = 62_000;
    await search.search(request);
    expect(first.asked).toBe(2);
    time = 95_000;
    isUp = true;
    expect((await search.search(request)).total).toBe(1);
    expect(heard).toEqual(['second', 'first']);
  });

  test('an error of the second is told', async () => {
    const search = withFallback({ first: provider(1, fails), second: provider(2, fails) });
    await expect(search.search(request)).rejects.toThrow('away');
  });
});
