import type { SearchProvider } from '#search/search-provider.ts';
import type { Slips } from '#search/static-index/query/slips.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import type { PanelSettings } from './panel-settings.ts';
import { scriptPayloads } from './script-payloads.ts';

/** How long a page waits for the script that asks the search server, before it searches by itself. */
const PATIENCE_MS = 1_500;

export interface OpenedProvider {
  provider: SearchProvider;
  /** Puts a provider before the static index, which it may fall back to. */
  upgrade(make: (simpler: SearchProvider) => SearchProvider): void;
  /** Gives the static index what forgives slips. */
  forgive(slips: Slips): void;
  /** Questions wait for `upgrade`, but not longer than a while. */
  waitFor(upgraded: Promise<void>): void;
}

/** The search that this page asks: the one place that chooses it. `fetchSlips` ends in a call of `forgive`. */
export function openProvider(
  { entry, root }: PanelSettings,
  fetchSlips: () => Promise<void>,
): OpenedProvider {
  let forgive: (slips: Slips) => void = () => {};
  const forgiving = new Promise<Slips>((resolve) => {
    forgive = resolve;
  });
  const slips = () => fetchSlips().then(() => forgiving);
  const simple = staticIndexProvider({ entry, load: scriptPayloads(root), slips });
  let current = simple;
  let ready: Promise<unknown> = Promise.resolve();
  const asked = async <T>(question: (provider: SearchProvider) => Promise<T>): Promise<T> => {
    await ready;
    return await question(current);
  };
  return {
    provider: {
      get capabilities() {
        return current.capabilities;
      },
      prepare: (locale) => asked((provider) => provider.prepare(locale)),
      search: (request) => asked((provider) => provider.search(request)),
      suggest: (request) => asked((provider) => provider.suggest(request)),
      passages: (request, ids) => asked((provider) => provider.passages(request, ids)),
      facetCounts: (request, facet) => asked((provider) => provider.facetCounts(request, facet)),
    },
    forgive,
    upgrade(make) {
      current = make(simple);
    },
    waitFor(upgraded) {
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
      ready = Promise.race([upgraded.catch(() => {}), late]);
    },
  };
}
