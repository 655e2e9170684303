import { defineCommand } from 'citty';
import { payloadsIn } from '#search/static-index/payload-file.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { releaseInUse } from '../release-in-use.ts';
import { openWorkspace } from '../workspace.ts';
import { workspaceArgs } from '../workspace-args.ts';

/** `archive search "ruou can"`: asks the index of the release in use, as a reader's browser does. */
export const searchCommand = defineCommand({
  meta: { name: 'search', description: 'Search the built site / Tìm trong trang đã dựng' },
  args: {
    ...workspaceArgs,
    text: { type: 'positional', description: 'words to look for', required: true },
    limit: { type: 'string', default: '10', description: 'most results', valueHint: 'N' },
    json: { type: 'boolean', default: false, description: 'one JSON document' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const { manifest, folder } = releaseInUse(workspace);
    const load = payloadsIn(folder);
    const entry = manifest.searchIndex ?? '';
    const { locales } = workspace.site;
    const locale = locales.includes(lang) ? lang : (locales[0] ?? lang);
    const provider = staticIndexProvider({ entry, load });
    const { hits, total } = await provider.search({
      text: args.text,
      locale,
      limit: Number(args.limit),
    });
    if (args.json) print(JSON.stringify({ total, hits }, null, 2));
    else for (const { card } of hits) print(`${card.title}\t${card.route}`);
  },
});
