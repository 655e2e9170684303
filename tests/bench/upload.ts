import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { open, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { makeVillageStudio } from '../studio/village-studio.ts';

/**
 * `npm run bench:upload`: how fast `archive serve` takes a file by loopback, its hash, its fsync and its
 * session included, beside a bare `@tus/server` with the plainest store, in turns in the same run. Options:
 * `--mb 512`, `--runs 3`.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    mb: { type: 'string', default: '512' },
    runs: { type: 'string', default: '3' },
  },
});
const MB = 1024 ** 2;

interface Target {
  url: string;
  path: string;
  cookie: string;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-upload-'));
const village = makeVillageStudio();
try {
  const file = join(folder, 'file');
  await writeNoise(file, Number(values.mb));
  const account = await village.account('Người đo', [
    { role: 'contributor', communities: 'all' },
    { role: 'officer', communities: 'all' },
  ]);
  const served = await village.serve();
  const cookie = (await served.signIn(account)).cookie();
  const ours = { url: served.url, path: '/studio/tus', cookie };
  const bareServer = spawn(
    process.execPath,
    [join(import.meta.dirname, 'upload-bare.ts'), join(folder, 'bare')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = (await once(bareServer.stdout, 'data')) as [Buffer];
  const bare = { url: said.toString().trim(), path: '/files', cookie: '' };
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let run = 0; run < Number(values.runs); run++) {
    rates.bare.push(await rateOf(bare, file));
    rates.ours.push(await rateOf(ours, file));
  }
  bareServer.kill();
  await served.stop();
  const [bareRate, ourRate] = [median(rates.bare), median(rates.ours)];
  const share = ourRate / bareRate;
  process.stdout.write(
    `${JSON.stringify({
      bareMbPerSecond: Math.round(bareRate),
      oursMbPerSecond: Math.round(ourRate),
      share: Math.round(share * 100) / 100,
      runs: { bare: rates.bare.map(Math.round), ours: rates.ours.map(Math.round) },
    })}\n`,
  );
  if (share < 0.6) process.exitCode = 1;
} finally {
  village.remove();
  rmSync(folder, { recursive: true, force: true });
}

async function writeNoise(path: string, megabytes: number): Promise<void> {
  const piece = Buffer.alloc(MB);
  for (let index = 0; index < MB; index += 4)
    piece.writeUInt32LE((Math.random() * 2 ** 32) >>> 0, index);
  await writeFile(path, '');
  const handle = await open(path, 'a');
  for (let count = 0; count < megabytes; count++) {
    piece.writeUInt32LE(count, 0);
    await handle.write(piece);
  }
  await handle.sync();
  await handle.close();
}

/** MB per second from the first request to the answer that all of it is there. */
async function rateOf({ url, path, cookie }: Target, file: string): Promise<number> {
  const { size } = await stat(file);
  const common = { 'Tus-Resumable': '1.0.0', Origin: url, Cookie: cookie };
  const begin = performance.now();
  const made = await fetch(url + path, {
    method: 'POST',
    headers: { ...common, 'Upload-Length': String(size) },
  });
  const location = new URL(made.headers.get('location') ?? '', url);
  const sending = request(location, {
    method: 'PATCH',
    agent: false,
    headers: {
      ...common,
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': size,
      'Upload-Offset': 0,
    },
  });
  const answered = once(sending, 'response');
  await pipeline(createReadStream(file, { highWaterMark: MB }), sending);
  const [answer] = await answered;
  answer.resume();
  if (answer.statusCode !== 204) throw new Error(`${url} answered ${answer.statusCode}`);
  const seconds = (performance.now() - begin) / 1000;
  await fetch(location, { method: 'DELETE', headers: common });
  return size / MB / seconds;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
