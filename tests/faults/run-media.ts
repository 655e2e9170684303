/** Runs the media of a list of files: `node run-media.ts <state folder> <assets.json>`. For tests that kill it. */
import { readFile } from 'node:fs/promises';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';

const [, , folder = '', list = ''] = process.argv;
const assets: MediaAsset[] = JSON.parse(await readFile(list, 'utf8'));
await openMediaState(folder, await requireTools()).run(assets, {
  onProgress: ({ mediaId, outcome, recipe }) =>
    process.stdout.write(`${mediaId} ${outcome} ${recipe}\n`),
});
