import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archiveAtHand, type Browser, type Served } from './archive-at-hand.ts';
import { makeVillageStudio } from './village-studio.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const VOICE = 'giong-hat-doi-mau';
const PAGE = `/vi/media/${VOICE}/`;
/** What it says of itself, and nothing else does. */
const ITS_WORDS = 'Giọng máy đọc một câu hát bịa';

const village = makeVillageStudio();
let served: Served;
let officer: Browser;
beforeAll(async () => {
  await village.build();
  const account = await village.account('Cán Bộ Mẫu', [{ role: 'officer', communities: 'all' }]);
  served = await village.serve();
  officer = await served.signIn(account);
});
afterAll(async () => {
  await served?.stop();
  village.remove();
});

const visit = (path: string) => fetch(new URL(path, served.url));

/** Files below a folder that hold some words. */
function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(words));
}

async function untilDone(path: string): Promise<string> {
  for (;;) {
    const answer = await officer.get(path);
    if (answer.headers.get('refresh') === null) return answer.text();
    await wait(200);
  }
}

test('a recording taken down is gone from pages, media, kept releases and backups brought back', async () => {
  const html = await (await visit(PAGE)).text();
  expect(html).toContain(ITS_WORDS);
  const sounds = [...html.matchAll(/(?:src|href)="([^"]+\.(?:opus|m4a|mp3))"/g)].map(
    ([, to = '']) => new URL(to, `http://x${PAGE}`).pathname,
  );
  expect(sounds.length).toBeGreaterThan(1);
  for (const path of sounds) expect((await visit(path)).status).toBe(200);
  const backups = join(village.folder, 'backups');
  expect((await village.run('backup', backups)).code).toBe(0);
  expect(filesWith(join(village.state, 'releases'), ITS_WORDS).length).toBeGreaterThan(0);

  const at = `/studio/close/${VOICE}/`;
  const unsure = await officer.post(at, { how: 'withdraw', reason: 'Gia đình xin rút.' });
  expect([unsure.status, (await visit(PAGE)).status]).toEqual([422, 200]);
  const sure = { how: 'withdraw', reason: 'Gia đình xin rút.', sure: 'yes' };
  const withdrawn = await officer.post(at, sure);
  const report = await untilDone(withdrawn.headers.get('location') ?? '');
  expect(report).toContain('Những bản sao ngoài tầm tay');

  const tombstone = async (url: string) => {
    const page = await (await fetch(new URL(PAGE, url))).text();
    expect(page).toContain('Tư liệu đã được rút');
    expect(page).toContain('Gia đình xin rút.');
    expect(page).not.toContain(ITS_WORDS);
  };
  await tombstone(served.url);
  for (const path of sounds) expect([path, (await visit(path)).status]).toEqual([path, 404]);
  expect(await (await visit('/vi/customs/hat-doi-mau/')).text()).not.toContain(VOICE);
  expect(filesWith(join(village.state, 'releases'), ITS_WORDS)).toEqual([]);

  // Neither a rebuild nor a restore revives it.
  expect((await village.run('build', '--full')).code).toBe(0);
  await tombstone(served.url);
  expect((await village.run('leaks', '--full')).code).toBe(0);
  await served.stop();
  const restored = join(village.folder, 'restored');
  const program = join(ROOT, 'src/cli/archive.ts');
  const ledger = join(village.folder, 'withdrawals.jsonl');
  await execa(process.execPath, [
    ...[program, 'restore', backups, '--to', restored, '--withdrawals', ledger],
  ]);
  const again = archiveAtHand(join(restored, 'archive.yaml'));
  expect((await again.run('build')).code).toBe(0);
  const elsewhere = await again.serve();
  await tombstone(elsewhere.url);
  await elsewhere.stop();
});
