import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#tests/fixtures/restricted/canaries.ts';
import type { Served } from '#tests/studio/archive-at-hand.ts';
import { makeVillageStudio } from '#tests/studio/village-studio.ts';
import { testEnv } from '../env.ts';
import { type At, sendFile } from './uploads/tus-sender.ts';

const COUNT = testEnv.full ? 100 : 5;
const SEED = 11;
const FILE_BYTES = 6 * 1024 ** 2;
const RESENT_SHARE = 0.05;

const village = makeVillageStudio();
let account: string;
let server: Served;
let at: At;

async function start(): Promise<void> {
  server = await village.serve();
  at = { url: server.url, cookie: (await server.signIn(account)).cookie() };
}

beforeAll(async () => {
  await village.build();
  account = await village.account('Người gửi', [
    { role: 'officer', communities: 'all' },
    { role: 'contributor', communities: 'all' },
  ]);
  await start();
});
afterAll(async () => {
  await server.stop();
  village.remove();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What the server holds of an upload, whatever has become of it. */
async function held(id: string): Promise<Buffer> {
  const answer = await fetch(`${at.url}/studio/uploads/${id}/original`, {
    headers: { Cookie: at.cookie },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function untilHeld(id: string): Promise<Buffer> {
  await expect
    .poll(
      async () => {
        const path = `${at.url}/studio/uploads/${id}/original`;
        return (await fetch(path, { method: 'HEAD', headers: { Cookie: at.cookie } })).status;
      },
      { timeout: 120_000, interval: 500 },
    )
    .toBe(200);
  return held(id);
}

/** Noise, as no two files are; nothing that could be a picture. */
function makeFile(random: () => number): Buffer {
  const bytes = Buffer.alloc(FILE_BYTES);
  for (let index = 0; index < bytes.length; index += 4)
    bytes.writeUInt32LE((random() * 2 ** 32) >>> 0, index);
  return bytes;
}

test(`${COUNT} uploads whose line is cut at any offset arrive whole, ≤ 5 % sent twice`, async () => {
  const random = seededRandom(SEED);
  let [sent, size] = [0, 0];
  for (let number = 0; number < COUNT; number++) {
    const bytes = makeFile(random);
    const cuts = [Math.ceil(random() * (FILE_BYTES - 1))];
    const { id, sentBytes } = await sendFile({
      at: () => at,
      name: `cat-${number}.jpg`,
      bytes,
      sha256: sha256(bytes),
      cuts,
    });
    expect(sha256(await untilHeld(id)), `cut at ${cuts}`).toBe(sha256(bytes));
    sent += sentBytes;
    size += bytes.length;
  }
  process.stdout.write(`lines cut: ${COUNT}, sent twice: ${percent(sent / size - 1)}\n`);
  expect(sent / size - 1).toBeLessThanOrEqual(RESENT_SHARE);
});

test(`${COUNT} kill -9 of the server amid an upload: all arrive whole, ≤ 5 % sent twice`, async () => {
  const random = seededRandom(SEED + 1);
  let [sent, size] = [0, 0];
  for (let number = 0; number < COUNT; number++) {
    const bytes = makeFile(random);
    const cuts = [Math.ceil(random() * (FILE_BYTES - 1))];
    const { id, sentBytes } = await sendFile({
      at: () => at,
      name: `giet-${number}.jpg`,
      bytes,
      sha256: sha256(bytes),
      cuts,
      async onCut() {
        const ended = once(server.process, 'exit');
        server.process.kill('SIGKILL');
        await ended;
        await start();
      },
    });
    expect(sha256(await untilHeld(id)), `killed at ${cuts}`).toBe(sha256(bytes));
    sent += sentBytes;
    size += bytes.length;
  }
  process.stdout.write(`servers killed: ${COUNT}, sent twice: ${percent(sent / size - 1)}\n`);
  expect(sent / size - 1).toBeLessThanOrEqual(RESENT_SHARE);
});

test.runIf(testEnv.full)('50 uploads at once take no more than 512 MB of memory', async () => {
  await server.stop();
  await start();
  const random = seededRandom(SEED + 2);
  const shared = makeFile(random);
  await Promise.all(
    Array.from({ length: 50 }, async (_, number) => {
      const bytes = Buffer.from(shared);
      bytes.writeUInt32LE(number, 0);
      const { id } = await sendFile({ at: () => at, name: `${number}`, bytes, flat: true });
      expect(sha256(await untilHeld(id))).toBe(sha256(bytes));
    }),
  );
  const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
  const peakKb = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
  process.stdout.write(`50 at once: ${Math.round(peakKb / 1024)} MB at most\n`);
  expect(peakKb).toBeLessThanOrEqual(512 * 1024);
});

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
