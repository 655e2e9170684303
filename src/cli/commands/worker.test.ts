import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRedis, type RunningRedis, startRedis } from '#tests/services/redis.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const program = join(root, 'src', 'cli', 'archive.ts');
const home = mkdtempSync(join(tmpdir(), 'worker-command-'));

/** A command in the folder of an archive with these settings of its media. */
function archive(args: readonly string[], media: string) {
  writeFileSync(
    join(home, 'archive.yaml'),
    `name: Kho thử\nsite: { url: "https://kho.example" }\ncontentRoots: [{ path: content }]\nmedia: ${media}\n`,
  );
  return execa(process.execPath, [program, ...args], {
    cwd: home,
    reject: false,
    env: { LANG: 'C', LC_ALL: '', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
  });
}

beforeAll(() => mkdirSync(join(home, 'content')));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('the address of a queue without its scheme is not the name of a file', async () => {
  const args = ['worker', '--until-idle', '--queue', 'localhost:6379'];
  const { exitCode, stderr } = await archive(args, '{}');
  expect(stderr).toContain('(bad-option)');
  expect(exitCode).toBe(2);
  expect(readdirSync(home).sort()).toEqual(['archive.yaml', 'content']);
});

const found = await findRedis();
const skipped = 'reason' in found ? ` (skipped: ${found.reason})` : '';

describe.skipIf(skipped)(`on a real Redis${skipped}`, () => {
  let redis: RunningRedis;
  beforeAll(async () => {
    redis = await startRedis(found);
  });
  afterAll(() => redis.stop());

  test('a worker without keys to its store says so, and ends', async () => {
    const s3 = '{ s3: { endpoint: "http://127.0.0.1:9", bucket: kho } }';
    const { exitCode, stderr } = await archive(
      ['worker', '--until-idle'],
      `{ queue: "${redis.url}", originals: ${s3} }`,
    );
    expect([exitCode, stderr.includes('(s3-keys-missing)')]).toEqual([1, true]);
  });

  test('a command whose own database is broken ends, and leaves no connection open', async () => {
    mkdirSync(join(home, '.archive/media'), { recursive: true });
    writeFileSync(join(home, '.archive/media/media.sqlite'), 'x'.repeat(4096));
    const { exitCode, stderr } = await archive(['media', 'status'], `{ queue: "${redis.url}" }`);
    expect([exitCode, stderr.includes('not a database')]).toEqual([1, true]);
  });
});
