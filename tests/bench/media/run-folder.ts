/** `node run-folder.ts <state> <folder of images>`: all of it through the pipeline; prints the seconds of that alone. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { hashFile } from '#media-pipeline/originals/hash-file.ts';
import { runMedia } from '#media-pipeline/pipeline.ts';
import { findTools } from '#media-pipeline/tools.ts';
import { fileObjectStore } from '#store/file-object-store.ts';

const [, , state = '', folder = ''] = process.argv;
const assets: MediaAsset[] = [];
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  const sha256 = await hashFile(file);
  const { size: sizeBytes } = statSync(file);
  const about = { id: name, kind: 'image', file, sha256, sizeBytes } as const;
  assets.push({ ...about, mediaType: 'image/png', settings: NO_SETTINGS });
}
const tools = await findTools();
const started = performance.now();
const report = await runMedia({
  assets,
  originals: fileObjectStore(join(state, 'originals')),
  derivatives: fileObjectStore(join(state, 'derivatives')),
  folder: join(state, 'media'),
  tools,
  onProgress: () => {},
});
const seconds = (performance.now() - started) / 1000;
const { made, reused, refused } = report;
process.stdout.write(
  `${JSON.stringify({ seconds, made: made.length, reused: reused.length, refused: refused.length })}\n`,
);
