import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAudio } from './media/audio.ts';
import { benchImages, benchTiles } from './media/images.ts';
import { benchResume } from './media/resume.ts';
import { benchUnchanged } from './media/unchanged.ts';
import { benchVideo } from './media/video.ts';

/**
 * `npm run bench:media`: the media pipeline beside the best that can be written by hand with the same tools,
 * in the same run. Options: `--only video,images` (of images, tiles, audio, unchanged, video, resume),
 * `--quick` (smaller inputs, one run each: to try it), `--json` (ends with one line of JSON).
 */
const { values: options } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const BENCHES = {
  images: benchImages,
  tiles: benchTiles,
  audio: benchAudio,
  nothingChanged: benchUnchanged,
  video: benchVideo,
  resume: benchResume,
} as const;

const wanted = options.only?.split(',');
const cwd = join(import.meta.dirname, '..', '..');
const figures: Record<string, object> = {};
let peakRssMb = 0;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted !== undefined && !wanted.includes(name)) continue;
  const folder = mkdtempSync(join(tmpdir(), `bench-${name}-`));
  try {
    const found = await bench({ folder, cwd, quick: options.quick });
    figures[name] = found;
    if ('peakRssMb' in found) peakRssMb = Math.max(peakRssMb, found.peakRssMb);
    process.stdout.write(`\n${name}\n`);
    for (const [figure, value] of Object.entries(found)) {
      process.stdout.write(`  ${figure.padEnd(24)} ${value}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (options.json) process.stdout.write(`${JSON.stringify({ ...figures, peakRssMb })}\n`);
