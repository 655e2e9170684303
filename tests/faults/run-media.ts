/**
 * Runs the media of a list of files: `node run-media.ts <state folder> <assets.json> [no-sandbox]`. For
 * tests that kill it, measure it, or watch what it opens. Says on every line `<id> <outcome> <recipe>`.
 */
import { readFile } from 'node:fs/promises';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import type { Tools } from '#media-pipeline/tools.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';

const [, , folder = '', list = '', sandbox = 'sandbox'] = process.argv;
const assets: MediaAsset[] = JSON.parse(await readFile(list, 'utf8'));
const tools = await requireTools();
await openMediaState(folder, sandbox === 'no-sandbox' ? withoutSandbox(tools) : tools).run(assets, {
  onProgress: ({ mediaId, outcome, recipe }) =>
    process.stdout.write(`${mediaId} ${outcome} ${recipe}\n`),
});

/** As on a machine that lacks bubblewrap, or does not allow it. */
function withoutSandbox({ ffmpeg, poppler, ...others }: Tools): Tools {
  return {
    ...others,
    ffmpeg: ffmpeg && { ...ffmpeg, fence: { ...ffmpeg.fence, sandbox: false } },
    poppler: poppler && { ...poppler, fence: { ...poppler.fence, sandbox: false } },
  };
}
