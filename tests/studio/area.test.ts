import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkspace } from '#cli/workspace.ts';
import { appendWithdrawal } from '#projection/ledger.ts';
import { openRooms } from '#studio/open-studio.ts';
import type { Browser, Served } from './archive-at-hand.ts';
import { makeVillageStudio } from './village-studio.ts';

const AREA = '/studio/area/';
const SITE = `${AREA}site/`;
const CRAFT = 'nghe-cham-go-mau';
const VOICE = 'loi-cham-mau';
/** For custodians only. */
const PRAYER = 'bai-khan-nuoc';
const CRAFT_PAGE = `${SITE}vi/customs/${CRAFT}/`;
const VOICE_PAGE = `${SITE}vi/media/${VOICE}/`;

const village = makeVillageStudio();
let served: Served;
let carver: Browser;
let neighbour: Browser;
let custodian: Browser;
let officer: Browser;

/** A voice that only those admitted to the carvers' agreement may hear. */
function addVoice(): void {
  const folder = join(village.private, 'media', VOICE);
  mkdirSync(folder, { recursive: true });
  const from = join(village.content, 'media', 'ke-dai-ben-bep');
  cpSync(join(from, 'ke-dai.opus'), join(folder, 'ke-dai.opus'));
  const facts = readFileSync(join(from, 'record.yaml'), 'utf8')
    .replaceAll('ke-dai-ben-bep', VOICE)
    .replace('{ level: public }', '{ level: protocol, protocols: [quy-uoc-nghe-cham] }')
    .replace(/^tracks:\n(?: {2}- .*\n)*/m, '');
  writeFileSync(join(folder, 'record.yaml'), facts);
  writeFileSync(join(folder, 'vi.md'), '---\ntitle: Lời dặn người chạm\nstatus: reviewed\n---\n');
  const craft = join(village.private, 'customs', CRAFT, 'record.yaml');
  writeFileSync(craft, `${readFileSync(craft, 'utf8')}media: [${VOICE}]\n`);
}

beforeAll(async () => {
  addVoice();
  await village.build();
  const accounts = [
    await village.account('Người Chạm Mẫu', []),
    await village.account('Người Làng Bên Mẫu', []),
    await village.account('Người Gìn Giữ Mẫu', [
      { role: 'custodian', communities: ['lang-mau-thuong'] },
    ]),
    await village.account('Cán Bộ Mẫu', [{ role: 'officer', communities: 'all' }]),
  ];
  const rooms = await openRooms(openWorkspace({ config: village.config }));
  const { people, grants } = rooms.accounts;
  const idOf = (account = '') => people.findByName(account)?.userId ?? '';
  grants.admit(idOf(accounts[0]), 'quy-uoc-nghe-cham');
  grants.give({ userId: idOf(accounts[1]), role: 'member', community: 'lang-mau-ha' });
  rooms.close();
  served = await village.serve();
  const browsers = [];
  for (const account of accounts) browsers.push(await served.signIn(account));
  [carver, neighbour, custodian, officer] = browsers as [Browser, Browser, Browser, Browser];
});
afterAll(async () => {
  await served?.stop();
  village.remove();
});

const read = async (browser: Browser, path: string) => (await browser.get(path)).text();
/** A page without its own address. */
const bare = (html: string, path: string) =>
  html.replaceAll(encodeURIComponent(path), 'PATH').replaceAll(path, 'PATH');

/** Addresses of the sound files that a page offers. */
function soundsOf(html: string): string[] {
  const sources = html.matchAll(/(?:src|href)="([^"]+\.(?:opus|m4a|mp3))"/g);
  return [
    ...new Set([...sources].map(([, to = '']) => new URL(to, `http://x${VOICE_PAGE}`).pathname)),
  ];
}

test('a member comes in at what is kept for them, and reads it on the public site’s own page', async () => {
  const entrance = await carver.get('/studio/');
  expect([entrance.status, entrance.headers.get('location')]).toEqual([303, AREA]);
  const home = await read(carver, AREA);
  expect(home).toContain('Quy ước nghề chạm');
  expect(home).toContain(`href="${CRAFT_PAGE}"`);
  expect(home).not.toContain('ruou-le-mau');

  const page = await read(carver, CRAFT_PAGE);
  expect(page).toContain('Mỗi nhà có một mẫu chạm riêng');
  expect(page).toContain('không mở cho mọi người');
  expect((await fetch(new URL(`/vi/customs/${CRAFT}/`, served.url))).status).toBe(404);
  // What is open to all is there too, and says nothing of being kept.
  const open = await read(carver, `${SITE}vi/communities/lang-mau-thuong-ngan/`);
  expect(open).toContain(CRAFT);
  expect(open).not.toContain('không mở cho mọi người');
});

test('its media are heard through the studio alone: in parts, kept by no cache', async () => {
  const sounds = soundsOf(await read(carver, VOICE_PAGE));
  expect(sounds.length).toBeGreaterThan(0);
  for (const path of sounds) {
    const whole = await carver.get(path);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('cache-control')).toBe('private, no-store');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const bytes = Buffer.from(await whole.arrayBuffer());
    const part = await carver.get(path, { Range: 'bytes=100-299' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-299/${bytes.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 300));
    const onSite = path.replace(SITE, '/');
    expect((await fetch(new URL(onSite, served.url))).status).toBe(404);
  }
});

test('whoever may not know of it gets the same answer as for what is not there', async () => {
  const sounds = soundsOf(await read(carver, VOICE_PAGE));
  const absent = `${SITE}vi/customs/khong-co/`;
  for (const browser of [neighbour, officer]) {
    const none = await browser.get(absent);
    const expected = bare(await none.text(), absent);
    for (const path of [CRAFT_PAGE, VOICE_PAGE, ...sounds, `${SITE}id/${CRAFT}/`]) {
      const answer = await browser.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(bare(await answer.text(), path)).toBe(expected);
    }
    const list = await read(browser, `${SITE}vi/customs/`);
    expect(list).not.toContain(CRAFT);
  }
  const stranger = await fetch(new URL(CRAFT_PAGE, served.url), { redirect: 'manual' });
  expect(stranger.status).toBe(303);
  expect(stranger.headers.get('location')).toContain('/studio/sign-in/');
});

test('search finds what somebody may see, without marks and in every script, and nothing else', async () => {
  const found = async (browser: Browser, words: string) => {
    const html = await read(browser, `${AREA}?q=${encodeURIComponent(words)}`);
    const links = html.matchAll(/<a href="\/studio\/area\/site\/vi\/[a-z]+\/([a-z0-9-]+)\/"/g);
    return [...links].map(([, slug]) => slug);
  };
  expect((await found(carver, 'cham go mem'))[0]).toBe(CRAFT);
  expect(await found(carver, 'loi dan nguoi')).toEqual([VOICE]);
  expect(await found(neighbour, 'cham go mem')).not.toContain(CRAFT);
  expect(await found(neighbour, 'loi dan nguoi')).toEqual([]);
  expect(await found(carver, '" OR 1 NEAR( *')).toEqual([]);
  // The search form of the site's pages leads here.
  const led = await carver.get(`${SITE}vi/search/?q=go`);
  expect([led.status, led.headers.get('location')]).toEqual([303, `${AREA}?q=go`]);
});

test('a custodian sees what is for custodians of their community, and no other', async () => {
  expect(await read(custodian, AREA)).toContain(CRAFT);
  const prayer = `${SITE}vi/customs/${PRAYER}/`;
  const answers = [];
  for (const browser of [custodian, carver, neighbour, officer]) {
    answers.push((await browser.get(prayer)).status);
  }
  expect(answers).toEqual([200, 404, 404, 404]);
});

test('what is withdrawn is gone at once, and no projection or index that held it is left', async () => {
  expect((await carver.get(CRAFT_PAGE)).status).toBe(200);
  await appendWithdrawal(openWorkspace({ config: village.config }).withdrawals, {
    id: CRAFT,
    at: new Date().toISOString(),
    by: 'custodian',
    reason: null,
    showTitle: false,
  });
  // To those who could see it, its place says that it was withdrawn; to others nothing ever stood there.
  const page = await read(carver, CRAFT_PAGE);
  expect([page.includes('đã được rút'), page.includes('chạm gỗ')]).toEqual([true, false]);
  expect((await neighbour.get(CRAFT_PAGE)).status).toBe(404);
  expect((await carver.get(VOICE_PAGE)).status).toBe(404);
  const folder = join(village.state, 'studio', 'area');
  const files = readdirSync(folder, { withFileTypes: true, recursive: true });
  const left = files
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // Of the content root, in which the record still stands.
    .filter((path) => !path.startsWith(join(folder, 'catalogue')))
    .filter((path) => readFileSync(path).includes('mẫu chạm riêng'));
  expect([files.length > 0, left]).toEqual([true, []]);
});
