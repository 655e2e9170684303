import type { SearchProvider } from '#search/search-provider.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import type { PanelSettings } from './panel-settings.ts';
import { scriptPayloads } from './script-payloads.ts';

/**
 * The search that this page asks: the one place that chooses it. `onSimpler` is for a provider that may
 * fall back to a simpler one: to be called when it has, so that the page says so.
 */
export function openProvider(
  { entry, root }: PanelSettings,
  _options: { onSimpler(): void },
): SearchProvider {
  return staticIndexProvider({ entry, load: scriptPayloads(root) });
}
