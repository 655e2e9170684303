import { defineCommand } from 'citty';
import { tryAgain } from '#media-pipeline/inspect/try-again.ts';
import { type Lang, toLang } from '../../language.ts';
import { type OpenMedia, withMedia } from '../../media/open-media.ts';
import { runMediaCommand } from '../../media/run-media-command.ts';
import { mediaUnknown } from '../../media/usage.ts';
import { print, say } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { toNow } from '../../workspace-args.ts';
import { runArgs } from './args.ts';

/**
 * `archive media retry [ID…]`: tries again what this machine failed at, with `--refused` also what was
 * found wrong with a file; then does what `archive media` does.
 */
export const retryCommand = defineCommand({
  meta: { name: 'retry', description: 'Try again what was set aside / Thử lại phần tạm gác' },
  args: {
    ...runArgs,
    id: { type: 'positional', required: false, description: 'records; all by default' },
    refused: { type: 'boolean', default: false, description: 'refused files too' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const now = toNow(args.now);
    const tried = await withMedia(workspace, { now }, async (media) =>
      tryAgain(await chosenAssets(media, args._), { ...media, refused: args.refused }),
    );
    if (args.json) print(JSON.stringify({ event: 'retry', mediaIds: tried }));
    else say(triedWords(tried, lang));
    process.exitCode = await runMediaCommand(workspace, { now, lang, json: args.json });
  },
});

/** The assets of these ids, or all. Throws ArchiveError `media-unknown`. */
async function chosenAssets(media: OpenMedia, ids: readonly string[]) {
  const { assets, records } = await media.load();
  const unknown = ids.find((id) => !records.has(id));
  if (unknown !== undefined) throw mediaUnknown(unknown, records.keys());
  return ids.length === 0 ? assets : assets.filter(({ id }) => ids.includes(id));
}

function triedWords(tried: readonly string[], lang: Lang): string {
  if (tried.length === 0) {
    return lang === 'vi' ? 'Không có gì phải thử lại.' : 'There is nothing to try again.';
  }
  return lang === 'vi' ? `Thử lại: ${tried.join(', ')}` : `Trying again: ${tried.join(', ')}`;
}
