import { defineCommand } from 'citty';
import { descriptionKey } from '#domain/media-settings.ts';
import { madeByRecipe } from '#media-pipeline/inspect/explain.ts';
import { mediaStatus } from '#media-pipeline/inspect/status.ts';
import { toLang } from '../../language.ts';
import { describeAsset, type Explained } from '../../media/describe-asset.ts';
import { outputColumns } from '../../media/fill.ts';
import { findRecord, type MediaRecord } from '../../media/media-records.ts';
import { type OpenMedia, withMedia } from '../../media/open-media.ts';
import { saveCaptions } from '../../media/save-captions.ts';
import { argumentMissing, mediaWithdrawn } from '../../media/usage.ts';
import { print } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { toNow } from '../../workspace-args.ts';
import { runArgs } from './args.ts';

/** `archive media explain ID`: all that is known of one original and what was made of it. */
export const explainCommand = defineCommand({
  meta: { name: 'explain', description: 'One record, all of it / Rõ từng phần của một bản ghi' },
  args: {
    ...runArgs,
    id: { type: 'positional', required: false, description: 'a media record', valueHint: 'ID' },
    'save-captions': {
      type: 'string',
      description: 'write the captions inside the original there',
      valueHint: 'DIR',
    },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const { id, 'save-captions': folder } = args;
    if (id === undefined) throw argumentMissing('ID');
    await withMedia(openWorkspace(args), { now: toNow(args.now) }, async (media) => {
      const explained = await explain(id, media);
      const { status, description, isWithdrawn } = explained;
      if (folder !== undefined && isWithdrawn) throw mediaWithdrawn(id);
      const saved =
        folder === undefined || description === null
          ? []
          : await saveCaptions(description, { folder, store: media.derivatives });
      if (args.json) {
        const made = description ? madeByRecipe(description) : [];
        print(JSON.stringify({ version: 1, ...explained, made, saved }));
      } else {
        print(describeAsset(explained, { lang, columns: outputColumns() }).join('\n'));
        for (const path of saved) print(path);
      }
      process.exitCode = status.state === 'made' || isWithdrawn ? 0 : 1;
    });
  },
});

async function explain(id: string, media: OpenMedia): Promise<Explained> {
  const { asset, record, isWithdrawn } = findRecord(id, await media.load());
  const { assets: statuses } = await mediaStatus({ ...media, assets: [asset] });
  const [status] = statuses;
  if (!status) throw new Error(`${id} has no status`);
  const description = media.describe(descriptionKey(asset.sha256, asset.settings));
  const draftCaptions = isWithdrawn ? null : draftPath(record);
  return { asset, status, isWithdrawn, description, draftCaptions };
}

function draftPath({ kind, tracks, folder, speechLanguages }: MediaRecord): string | null {
  const [lang] = speechLanguages;
  const hasCaptions = tracks.some((track) => track.kind !== 'chapters');
  const isSpoken = kind === 'audio' || kind === 'video';
  return lang === undefined || hasCaptions || !isSpoken
    ? null
    : `${folder}/captions.${lang}.draft.vtt`;
}
