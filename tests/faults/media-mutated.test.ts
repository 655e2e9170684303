import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import type { Tools } from '#media-pipeline/tools.ts';
import { toAsset, writeTruncated } from '#tests/fixtures/media/inputs.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';
import { testEnv } from '../env.ts';
import { checkOutcomes } from './media/check-outcome.ts';
import { runMeasured } from './media/run-measured.ts';
import { SAMPLE_NAMES, type Sample, writeSample } from './media/samples.ts';
import { tally } from './media/tally.ts';
import { findZzuf, mutate } from './media/zzuf.ts';

let folder: string;
let tools: Tools;
const samples = new Map<string, Promise<Sample>>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutated-'));
  tools = await requireTools();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function sample(name: string): Promise<Sample> {
  const written = samples.get(name) ?? writeSample(folder, name);
  samples.set(name, written);
  return written;
}

/** Runs the assets in a process of their own; each ends in words or in files that decode. */
async function expectClearEnds(name: string, assets: readonly MediaAsset[]): Promise<void> {
  const state = join(folder, name);
  const run = await runMeasured({ state, assets });
  const opened = openMediaState(state, tools);
  const endings = await checkOutcomes(run, { state: opened, assets });
  expect(endings.size).toBe(assets.length);
  tally(name, { endings, run });
}

/** Share of the bits that are changed: from a scratch to ruin. */
const RATIOS = [0.00002, 0.0002, 0.001, 0.004];
const MUTATED = testEnv.full ? 200 : 8;

test(`${MUTATED} files with bits changed at random end in words or in whole files`, async ({
  skip,
}) => {
  const zzuf = await findZzuf();
  if ('reason' in zzuf) skip(zzuf.reason);
  const assets: MediaAsset[] = [];
  for (let seed = 0; seed < MUTATED; seed++) {
    // 7 has no factor in common with the number of samples: every one comes up.
    const name = SAMPLE_NAMES[(seed * 7) % SAMPLE_NAMES.length] ?? '';
    const { path, kind } = await sample(name);
    const to = join(folder, `mutated-${String(seed).padStart(3, '0')}${extname(name)}`);
    const round = Math.floor(seed / SAMPLE_NAMES.length);
    const ratio = RATIOS[(seed + round) % RATIOS.length] ?? 0;
    await mutate(zzuf, { from: path, to, seed, ratio });
    assets.push(await toAsset(to, kind));
  }
  await expectClearEnds('mutated', assets);
}, 3_600_000);

const TRUNCATED = [
  ...['film.mp4', 'film.mkv', 'film.avi', 'film.ts'],
  ...['sound.wav', 'sound.ogg', 'picture.jpg', 'paper.pdf'],
];
const OFFSETS = testEnv.full ? 50 : 1;

describe(`cut short at ${OFFSETS} places, a file ends in words or in whole files`, () => {
  test('in all of its forms', async () => {
    const assets: MediaAsset[] = [];
    for (const [index, name] of TRUNCATED.entries()) {
      const { path, kind } = await sample(name);
      for (let cut = 0; cut < OFFSETS; cut++) {
        const share = (cut + (testEnv.full ? 0.5 : (index % 4) / 4 + 0.2)) / OFFSETS;
        const label = `cut-${String(cut).padStart(2, '0')}${extname(name)}`;
        const to = await writeTruncated(path, { share, to: join(folder, label) });
        assets.push(await toAsset(to, kind));
      }
    }
    await expectClearEnds('truncated', assets);
  }, 3_600_000);
});
