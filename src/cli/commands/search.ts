import { defineCommand } from 'citty';
import { FACETS, type Facet, type Filters, SORTS } from '#search/search-provider.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { openSearch, PROVIDERS } from '../search-server/provider.ts';
import { openWorkspace } from '../workspace.ts';
import { badOption, everyValueOf, toCount, toOneOf, workspaceArgs } from '../workspace-args.ts';

/** `archive search "ruou can"`: asks as a reader's browser does, the site's own index or its Meilisearch. */
export const searchCommand = defineCommand({
  meta: { name: 'search', description: 'Search the built site / Tìm trong trang đã dựng' },
  args: {
    ...workspaceArgs,
    text: { type: 'positional', description: 'words to look for; may be ""', required: true },
    provider: { type: 'string', description: 'who answers', valueHint: PROVIDERS.join('|') },
    filter: {
      type: 'string',
      description: 'narrow by a facet, more than once if need be',
      valueHint: 'type=product',
    },
    sort: {
      type: 'string',
      default: 'relevance',
      description: 'order',
      valueHint: SORTS.join('|'),
    },
    limit: { type: 'string', default: '10', description: 'most results', valueHint: 'N' },
    offset: { type: 'string', default: '0', description: 'leave out the first', valueHint: 'N' },
    json: { type: 'boolean', default: false, description: 'one JSON document, with counts' },
  },
  async run({ args, rawArgs }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const name = toOneOf(
      '--provider',
      args.provider ?? workspace.config.search.provider,
      PROVIDERS,
    );
    const provider = openSearch(workspace, name);
    const { locales } = workspace.site;
    const locale = locales.includes(lang) ? lang : (locales[0] ?? lang);
    const request = {
      text: args.text,
      locale,
      filters: toFilters(everyValueOf('--filter', rawArgs)),
      sort: toOneOf('--sort', args.sort, SORTS),
      limit: toCount('--limit', args.limit),
      offset: toCount('--offset', args.offset),
    };
    const { hits, ...found } = await provider.search(request);
    if (!args.json) {
      for (const { card } of hits) print(`${card.title}\t${card.route}`);
      return;
    }
    const counts: Partial<Record<Facet, unknown>> = {};
    for (const facet of FACETS) counts[facet] = await provider.facetCounts(request, facet);
    const shown = hits.map((hit) => ({ id: hit.card.id, title: hit.card.title, ...hit }));
    print(JSON.stringify({ version: 1, provider: name, ...found, hits: shown, counts }, null, 2));
  },
});

/** `type=product` and the like. Throws ArchiveError `bad-option`. */
function toFilters(written: readonly string[]): Filters {
  const filters: Filters = {};
  for (const filter of written) {
    const [, name, value = ''] = /^([^=]+)=(.+)$/s.exec(filter) ?? [];
    const facet = FACETS.find((known) => known === name);
    if (facet === undefined) throw badOption('--filter', filter);
    filters[facet] = value;
  }
  return filters;
}
