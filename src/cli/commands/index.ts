import { join } from 'node:path';
import { defineCommand } from 'citty';
import { openPublicRecords } from '#public-records/reader.ts';
import { searchKeyFor } from '#search/meilisearch/search-key.ts';
import { withBuildLock } from '../build/build-lock.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { openProgress } from '../progress.ts';
import { releaseInUse } from '../release-in-use.ts';
import { withServerFaults } from '../search-server/faults.ts';
import { searchServer, updateSearchServer } from '../search-server/update.ts';
import { describeFilling, describeSearchKey, describeUpdate } from '../search-server/words.ts';
import { openWorkspace } from '../workspace.ts';
import { toOneOf, workspaceArgs } from '../workspace-args.ts';

/** `archive index --to meilisearch`: what was built last into the Meilisearch of archive.yaml, and the key for browsers. */
export const indexCommand = defineCommand({
  meta: { name: 'index', description: 'Fill a search server / Nạp máy tìm kiếm' },
  args: {
    ...workspaceArgs,
    to: { type: 'string', description: 'meilisearch', required: true, valueHint: 'meilisearch' },
    anew: { type: 'boolean', default: false, description: 'build it again from nothing' },
    json: { type: 'boolean', default: false, description: 'one JSON document, without the key' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    toOneOf('--to', args.to, ['meilisearch']);
    const workspace = openWorkspace(args);
    const { index, ...server } = searchServer(workspace);
    releaseInUse(workspace);
    const progress = openProgress();
    const update = await withBuildLock(join(workspace.state, 'build.lock'), async () => {
      const records = openPublicRecords(workspace.folders.projection);
      try {
        return await updateSearchServer(workspace, {
          records,
          anew: args.anew,
          onDocuments: (done, of) => progress.update(describeFilling({ done, of }, lang)),
        });
      } finally {
        records.close();
      }
    });
    progress.end();
    const { key } = await withServerFaults(server.url, () => searchKeyFor(server, index));
    const isSet = workspace.config.search.meilisearch?.searchKey === key;
    if (args.json) print(JSON.stringify({ version: 1, index, ...update, searchKeyIsSet: isSet }));
    else
      print(`${describeUpdate(update, lang)}\n${describeSearchKey({ key, index, isSet }, lang)}`);
  },
});
