import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { isDiskFull } from '#media-pipeline/disk-full.ts';
import type { Tools } from '#media-pipeline/tools.ts';
import { toAsset, writePhonePhotograph } from '#tests/fixtures/media/inputs.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';
import { testEnv } from '../env.ts';
import { expectNothingPartial, fingerprints } from './media/check-state.ts';
import { writeSample } from './media/samples.ts';

const MB = 1024 ** 2;
const DISK_BYTES = 64 * MB;
const POINTS = testEnv.full ? 20 : 3;

let folder: string;
let disk: string;
let mayMount: boolean;
let tools: Tools;
let assets: MediaAsset[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-full-'));
  disk = join(folder, 'disk');
  await mkdir(disk);
  const options = ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk];
  mayMount = !(await execa('mount', options, { reject: false })).failed;
  tools = await requireTools();
  assets = [
    await toAsset(await writePhonePhotograph(folder), 'image'),
    await toAsset((await writeSample(folder, 'sound.wav')).path, 'audio'),
    await toAsset((await writeSample(folder, 'film.mp4')).path, 'video'),
    await toAsset((await writeSample(folder, 'paper.pdf')).path, 'document'),
  ];
});
afterAll(async () => {
  if (mayMount) await execa('umount', ['--lazy', disk]);
  await rm(folder, { recursive: true, force: true });
});

/** Takes all room of the disk but so much; the function gives it back. */
async function leaveRoom(bytes: number): Promise<() => Promise<void>> {
  const { bavail, bsize } = await statfs(disk);
  const ballast = join(disk, 'ballast');
  await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
  return () => rm(ballast);
}

test(`a disk that is full at ${POINTS} points is told as that, and the next run makes the same`, async ({
  skip,
}) => {
  if (!mayMount) skip('a disk of a certain size can be mounted by root only');
  const clean = join(disk, 'clean');
  await openMediaState(clean, tools).run(assets);
  const wanted = await fingerprints(openMediaState(clean, tools));
  const used = Number((await execa('du', ['-sb', clean])).stdout.split('\t')[0]);
  await rm(clean, { recursive: true });

  let failedCount = 0;
  for (let point = 0; point < POINTS; point++) {
    const state = join(disk, `state-${point}`);
    await mkdir(state);
    // From next to nothing to almost enough.
    const room = Math.round((used * (point + 0.4)) / POINTS);
    const giveBack = await leaveRoom(room);
    const full = openMediaState(state, tools);
    const ended = await full.run(assets).then(
      () => null,
      (fault: unknown) => fault,
    );
    if (ended !== null) {
      failedCount++;
      expect(ended, `${room} bytes`).toMatchObject({ name: 'disk-full' });
      expect(isDiskFull(ended)).toBe(true);
    }
    await expectNothingPartial(full);
    await giveBack();
    const { made, reused, refused, parked } = await openMediaState(state, tools).run(assets);
    expect([refused, parked], `${room} bytes`).toEqual([[], []]);
    expect([...made, ...reused].sort()).toEqual(assets.map(({ id }) => id).sort());
    expect(await fingerprints(full), `${room} bytes`).toEqual(wanted);
    await rm(state, { recursive: true });
  }
  expect(failedCount).toBeGreaterThan(POINTS / 2);
}, 1_800_000);
