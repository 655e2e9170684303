import type { SearchProvider } from '#search/search-provider.ts';
import type { Extras } from '#search/static-index/query/extras.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import type { PanelSettings } from './panel-settings.ts';
import { scriptPayloads } from './script-payloads.ts';

/** How long a page waits for the script that asks the search server, before it searches by itself. */
const PATIENCE_MS = 1_500;

export interface OpenedProvider {
  provider: SearchProvider;
  /** Puts a provider before the static index, which it may fall back to. */
  upgrade(make: (simpler: SearchProvider) => SearchProvider): void;
  /** Gives the static index what it does besides. */
  give(extras: Extras): void;
  /** Questions wait for `upgrade`, but not longer than a while. */
  waitFor(upgraded: Promise<void>): void;
}

/** The search that this page asks: the one place that chooses it. `fetchExtras` ends in a call of `give`. */
export function openProvider(
  { entry, root }: PanelSettings,
  fetchExtras: () => Promise<void>,
): OpenedProvider {
  let give: (extras: Extras) => void = () => {};
  const given = new Promise<Extras>((resolve) => {
    give = resolve;
  });
  const extras = () => fetchExtras().then(() => given);
  const simple = staticIndexProvider({ entry, load: scriptPayloads(root), extras, given });
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
    give,
    upgrade(make) {
      current = make(simple);
    },
    waitFor(upgraded) {
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
      ready = Promise.race([upgraded.catch(() => {}), late]);
    },
  };
}
