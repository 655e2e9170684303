import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { probeAnyFile } from '#media-pipeline/inspect/kind-of-file.ts';
import { hashFile } from '#media-pipeline/originals/hash-file.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';
import { type SampleOutcome, sampleTable } from './table.ts';

/**
 * `npm run samples:media`: every file of Debian's sample packages through the pipeline, and the table of
 * what came out into docs/media-samples.md. Takes half an hour and 170 MB of packages. Options:
 * `--package NAME` for one of them (nothing is written then), `--at-most N` for evenly spaced files of each,
 * `--keep FOLDER` for what is made.
 */
const { values: options } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    package: { type: 'string' },
    keep: { type: 'string' },
    'at-most': { type: 'string', default: '100000' },
  },
});

const root = join(import.meta.dirname, '..', '..');
const unpacked = join(root, 'node_modules/.cache/all-samples');
const state = options.keep ?? join(root, 'node_modules/.cache/all-samples-state');
mkdirSync(unpacked, { recursive: true });
await execa('bash', [join(import.meta.dirname, 'all-samples.sh'), unpacked], { stdio: 'inherit' });

/** Programs, texts and packed things that the packages hold besides media. */
const NO_MEDIA =
  /\.(?:py|kv|mo|xml|docbook|md|txt|json|go|gz|bz2|zip|css|html|cfg|atlas|tree|svg|pub|fex|exe|lst|mdef)$/i;

function mediaFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) !== '' && !NO_MEDIA.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(?:doc|lintian|lib)\//.test(path))
    .sort();
}

/** At most so many, evenly spaced. */
function spaced(files: readonly string[], atMost: number): string[] {
  if (files.length <= atMost) return [...files];
  return Array.from(
    { length: atMost },
    (_, at) => files[Math.floor((at * files.length) / atMost)] ?? '',
  );
}

const tools = await requireTools();
const outcomes: SampleOutcome[] = [];
/** Where not every file was taken. */
const left: string[] = [];
for (const name of readdirSync(unpacked).sort()) {
  if (options.package !== undefined && options.package !== name) continue;
  const folder = join(unpacked, name);
  const assets: MediaAsset[] = [];
  const found = mediaFiles(folder);
  const chosen = spaced(found, Number(options['at-most']));
  if (chosen.length < found.length) left.push(`${chosen.length} of ${found.length} of ${name}`);
  for (const file of chosen) {
    const { size: sizeBytes } = statSync(file);
    const { kind } = await probeAnyFile(file, { sizeBytes, tools });
    const sha256 = await hashFile(file);
    const about = { id: relative(folder, file), kind, file, sha256, sizeBytes };
    assets.push({ ...about, mediaType: 'application/octet-stream', settings: NO_SETTINGS });
  }
  const media = openMediaState(join(state, name), tools);
  const started = performance.now();
  const report = await media.run(assets, {
    onProgress({ outcome, done, total, mediaId }) {
      if (outcome !== 'working') process.stderr.write(`${name} ${done}/${total} ${mediaId}\n`);
    },
  });
  const seconds = (performance.now() - started) / 1000;
  for (const asset of assets) {
    const why = [...report.refused, ...report.parked, ...report.missing].find(
      ({ mediaId }) => mediaId === asset.id,
    );
    outcomes.push({
      ...{ package: name, asset, seconds: seconds / assets.length, reason: why?.reason.en ?? null },
      description: why === undefined ? media.describe(asset) : null,
    });
  }
}
const table = sampleTable(outcomes, {
  ffmpeg: tools.ffmpeg?.version ?? 'absent',
  left,
});
if (options.package === undefined) writeFileSync(join(root, 'docs/media-samples.md'), table);
process.stdout.write(table);
