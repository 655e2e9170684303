import { createHash, randomFillSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#tests/fixtures/restricted/canaries.ts';
import { openTestStudio, type TestStudio } from '#tests/studio/open-test-studio.ts';
import { testEnv } from '../env.ts';
import { openSlowLine } from './uploads/slow-line.ts';
import { sendFile } from './uploads/tus-sender.ts';

const MB = 1024 ** 2;
const FILE_BYTES = (testEnv.full ? 2048 : 24) * MB;
/** 20 Mbit/s, with the resets of one of 256 kbit/s on which one megabyte in five does not come through. */
const BYTES_PER_SECOND = 20e6 / 8;
const BYTES_BETWEEN_RESETS = 5 * MB;
const RESENT_SHARE = 0.05;

let studio: TestStudio;
let cookie: string;
beforeAll(async () => {
  studio = await openTestStudio();
  await studio.addPerson({
    accountName: '0912000001',
    grants: [
      { role: 'contributor', communities: 'all' },
      { role: 'officer', communities: 'all' },
    ],
  });
  const browser = await studio.browser('0912000001');
  cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
});
afterAll(async () => {
  expect(studio.errors).toEqual([]);
  await studio.close();
});

test(`${FILE_BYTES / MB} MB over a slow line that breaks every 5 MB arrive whole`, async () => {
  const bytes = Buffer.alloc(FILE_BYTES);
  const hash = createHash('sha256');
  for (let at = 0; at < FILE_BYTES; at += MB) {
    hash.update(randomFillSync(bytes.subarray(at, at + MB)));
  }
  const sha256 = hash.digest('hex');
  const line = await openSlowLine({
    port: Number(new URL(studio.url).port),
    bytesPerSecond: BYTES_PER_SECOND,
    bytesBetweenResets: BYTES_BETWEEN_RESETS,
    random: seededRandom(5),
  });
  const sent = await sendFile({
    at: () => ({ url: line.url, cookie }),
    name: 'phim.mov',
    bytes,
    sha256,
    flat: true,
  });
  const twice = line.sentBytes() / FILE_BYTES - 1;
  const resets = line.resets();
  await line.close();

  const path = `${studio.url}/studio/uploads/${sent.id}/original`;
  const ask = (method: string) => fetch(path, { method, headers: { Cookie: cookie } });
  await expect
    .poll(async () => (await ask('HEAD')).status, { timeout: 300_000, interval: 500 })
    .toBe(200);
  const held = createHash('sha256');
  for await (const piece of (await ask('GET')).body ?? []) held.update(piece);
  expect(held.digest('hex')).toBe(sha256);
  process.stdout.write(
    `${FILE_BYTES / MB} MB, ${resets} resets, sent twice: ${(100 * twice).toFixed(2)} %\n`,
  );
  expect(resets).toBeGreaterThan(FILE_BYTES / MB / 20);
  expect(twice).toBeLessThanOrEqual(RESENT_SHARE);
});
