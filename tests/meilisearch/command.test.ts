import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendWithdrawal } from '#projection/ledger.ts';
import { baseEnv } from '#tests/env.ts';
import { freePort, hasServer, openRealServer, type RealServer, whySkipped } from './real-server.ts';

const root = join(import.meta.dirname, '../..');
const NOW = '2026-11-29T05:00:00Z';

/** A copy of the village archive, whose settings name a Meilisearch. */
function villageWith(url: string): { folder: string; settings: string } {
  const folder = mkdtempSync(join(tmpdir(), 'village-meilisearch-'));
  cpSync(join(root, 'tests/fixtures/village'), folder, { recursive: true });
  const settings = join(folder, 'archive.yaml');
  const search = `search:\n  provider: meilisearch\n  meilisearch:\n    url: ${url}\n    index: village-${process.pid}\n`;
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}${search}`);
  return { folder, settings };
}

const archive = (settings: string, args: readonly string[], adminKey: string) =>
  execa(
    process.execPath,
    [join(root, 'src/cli/archive.ts'), ...args, '--config', settings, '--lang', 'en'],
    { env: { ...baseEnv, MEILISEARCH_ADMIN_KEY: adminKey }, reject: false },
  );

test('without its server or its key the site is built all the same, and says what is behind', async () => {
  const { folder, settings } = villageWith(`http://127.0.0.1:${await freePort()}`);
  const build = ['build', '--now', NOW];
  const away = await archive(settings, build, 'k');
  expect(away.exitCode).toBe(0);
  expect(away.stdout).toMatch(/^Release 1: .*\n.*the search server is behind it/);
  expect(away.stdout).toContain('(search-server-away)');
  const keyless = await archive(settings, [...build, '--json'], '');
  expect(JSON.parse(keyless.stdout)).toMatchObject({
    number: 1,
    searchServer: { state: 'failed', fault: { name: 'search-admin-key-missing' } },
  });
  const still = await archive(settings, ['search', 'lễ', '--provider', 'static', '--json'], '');
  expect(JSON.parse(still.stdout).total).toBeGreaterThan(0);
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!hasServer)(`the archive command and a real Meilisearch${whySkipped}`, () => {
  let server: RealServer;
  let village: ReturnType<typeof villageWith>;
  const run = async (...args: string[]) => {
    const result = await archive(village.settings, args, server.adminKey);
    expect([args, result.exitCode, result.stderr.includes('To do:')]).toEqual([args, 0, false]);
    return result.stdout;
  };
  const search = async (...args: string[]) => JSON.parse(await run('search', ...args, '--json'));

  beforeAll(async () => {
    server = await openRealServer();
    village = villageWith(server.url);
  });
  afterAll(async () => {
    rmSync(village.folder, { recursive: true, force: true });
    await server.stop();
  });

  test('fills the index, gives the key, and answers through the same port', async () => {
    const built = JSON.parse(await run('build', '--now', NOW, '--json'));
    expect(built.searchServer).toMatchObject({ state: 'updated', update: { way: 'new' } });
    const filled = await run('index', '--to', 'meilisearch');
    expect(filled).toContain('nothing changed');
    const [, key = ''] = /searchKey: (\w+)/.exec(filled) ?? [];
    expect(filled).not.toContain(server.adminKey);
    writeFileSync(
      village.settings,
      `${readFileSync(village.settings, 'utf8')}    searchKey: ${key}\n`,
    );
    const found = await search('lễ hội', '--filter', 'type=festival');
    expect(found).toMatchObject({ provider: 'meilisearch', words: 'all' });
    expect(found.hits[0]).toMatchObject({ id: expect.any(String), title: expect.any(String) });
    expect(found.counts.type).toContainEqual(
      expect.objectContaining({ value: 'festival', count: found.total }),
    );
    const same = await search('lễ hội', '--filter', 'type=festival', '--provider', 'static');
    const ids = (hits: { id: string; partly: boolean }[]) =>
      hits.flatMap(({ id, partly }) => (partly ? [] : [id])).sort();
    expect(ids(found.hits)).toEqual(ids(same.hits));
  });

  test('what is withdrawn is out of the index with the next build, and builds that change nothing cost nothing', async () => {
    const before = await search('đèn lồng mẫu', '--filter', 'type=festival');
    const [{ id }] = before.hits;
    await appendWithdrawal(join(village.folder, 'withdrawals.jsonl'), {
      id,
      at: NOW,
      by: 'test',
      reason: null,
      showTitle: false,
    });
    const built = JSON.parse(await run('build', '--now', NOW, '--json'));
    expect(built.searchServer).toMatchObject({ state: 'updated', update: { way: 'changes' } });
    expect(built.searchServer.update.deleted).toBeGreaterThan(0);
    const after = await search('đèn lồng mẫu');
    expect(after.hits.map((hit: { id: string }) => hit.id)).not.toContain(id);
    const again = JSON.parse(await run('build', '--now', NOW, '--json'));
    expect(again.searchServer).toEqual({ state: 'unchanged' });
  });
});
