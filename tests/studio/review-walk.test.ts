import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkspace } from '#cli/workspace.ts';
import { openRooms } from '#studio/open-studio.ts';
import type { Browser, Served } from './archive-at-hand.ts';
import { fieldsOf, makeVillageStudio } from './village-studio.ts';

const village = makeVillageStudio();
const ID = 'le-thu-mau';
const FILES = {
  'record.yaml': `id: ${ID}
type: festival
review: community-authored
access: { level: public }
rights: { licence: CC0-1.0, holder: Làng Mẫu (hư cấu) }
communities: [lang-mau-thuong]
places: [den-mau]
calendar: { rule: vn-lunar, month: 8, day: 15 }
calendarSources: [src-bien-ban-lang-mau]
`,
  'vi.md': `---
title: Lễ thử của Làng Mẫu
summary: Lễ được đặt ra để thử. [@src-bien-ban-lang-mau]
status: reviewed
---

Người làng thử đèn vào đêm rằm. [@src-bien-ban-lang-mau]
`,
};

let served: Served;
let writer: Browser;
let custodian: Browser;
let officer: Browser;

beforeAll(async () => {
  await village.build();
  const ours = ['lang-mau-thuong'];
  const accounts = [
    await village.account('Người Soạn Mẫu', [
      { role: 'contributor', communities: ours },
      { role: 'editor', communities: ours },
    ]),
    await village.account('Người Gìn Giữ Mẫu', [{ role: 'custodian', communities: ours }]),
    await village.account('Cán Bộ Mẫu', [{ role: 'officer', communities: 'all' }]),
  ];
  served = await village.serve();
  const browsers = [];
  for (const account of accounts) browsers.push(await served.signIn(account));
  [writer, custodian, officer] = browsers as [Browser, Browser, Browser];
});
afterAll(async () => {
  await served?.stop();
  village.remove();
});

async function draft(files: Record<string, string>, baseHash: string | null = null) {
  const rooms = await openRooms(openWorkspace({ config: village.config }));
  const saved = rooms.drafts.save({
    recordId: ID,
    type: 'festival',
    folder: `festivals/${ID}/`,
    files,
    baseHash,
    changedBy: 'writer',
    changedAt: new Date().toISOString(),
    basedOnVersion: rooms.drafts.find(ID)?.version ?? 0,
  });
  rooms.close();
  return saved;
}

const page = async (browser: Browser) => (await browser.get(`/studio/review/${ID}/`)).text();
const step = async (browser: Browser, name: string, more: Record<string, string> = {}) => {
  const action = `/studio/review/${ID}/${name}/`;
  return browser.post(action, { ...fieldsOf(await page(browser), action), ...more });
};

async function untilVisible(browser: Browser, path: string): Promise<string> {
  for (;;) {
    const answer = await browser.get(path);
    const html = await answer.text();
    if (answer.headers.get('refresh') === null) return html;
    await wait(200);
  }
}

test('a draft is sent, agreed to by a custodian, published by an officer, and stands on the site', async () => {
  await draft(FILES);
  expect((await step(writer, 'submit')).status).toBe(303);

  // An officer alone cannot: there is no button, and the form without one is refused.
  const early = await page(officer);
  expect(early).not.toContain('>Công bố</button>');
  const forced = await officer.post(`/studio/review/${ID}/publish/`, {
    ...fieldsOf(early, `/studio/review/${ID}/publish/`),
  });
  expect(forced.status).toBe(422);
  expect((await custodian.post(`/studio/review/${ID}/publish/`, {})).status).toBe(404);
  expect((await officer.post(`/studio/review/${ID}/decide/`, { verdict: 'yes' })).status).toBe(404);

  const seenByCustodian = fieldsOf(await page(custodian), `/studio/review/${ID}/decide/`);
  expect((await step(custodian, 'decide', { verdict: 'yes' })).status).toBe(303);
  expect(await page(officer)).toContain('Người Gìn Giữ Mẫu');

  // A later edit voids the yes, and an old page cannot give it again.
  await draft({ ...FILES, 'vi.md': FILES['vi.md'].replace('thử đèn', 'thả đèn') });
  expect((await step(writer, 'submit')).status).toBe(303);
  const stale = await custodian.post(`/studio/review/${ID}/decide/`, {
    ...seenByCustodian,
    verdict: 'yes',
  });
  expect(stale.status).toBe(422);
  expect((await step(officer, 'publish')).status).toBe(422);
  await step(custodian, 'decide', { verdict: 'yes' });

  const published = await step(officer, 'publish');
  const status = published.headers.get('location') ?? '';
  expect(status).toMatch(/^\/studio\/publishing\/\d+\/$/);
  const shown = await untilVisible(officer, status);
  expect(shown).toContain('Mọi người đã xem được bản này');
  const link = /<a class="button main" href="([^"]+)"/.exec(shown)?.[1] ?? '';
  const answer = await fetch(new URL(link, served.url));
  expect(answer.ok).toBe(true);
  const html = await (await fetch(new URL(`/vi/festivals/${ID}/`, served.url))).text();
  expect(html).toContain('thả đèn');
  const log = execFileSync('git', ['log', '-1', '--format=%an: %s'], {
    cwd: village.content,
    encoding: 'utf8',
  });
  expect(log.trim()).toBe(`Cán Bộ Mẫu: Publish festivals/${ID}`);
});

test('a custodian closes at once, an officer alone cannot open again, and the public repository loses it', async () => {
  const closed = await custodian.post(`/studio/close/${ID}/`, { how: 'close' });
  await untilVisible(custodian, closed.headers.get('location') ?? '');
  expect((await fetch(new URL(`/vi/festivals/${ID}/`, served.url))).status).toBe(404);
  expect(existsSync(join(village.content, 'festivals', ID))).toBe(false);
  expect(existsSync(join(village.private, 'festivals', ID))).toBe(true);
  expect((await officer.get(`/studio/review/${ID}/`)).status).toBe(404);
});

test('a custodian makes a protocol that others do not know of, admits a person and dismisses them', async () => {
  const made = await custodian.post('/studio/protocols/for/lang-mau-thuong/', {
    title: 'Chuyện kể đêm',
    asks: 'Xin chỉ nghe khi ở làng.',
  });
  expect(made.headers.get('location')).toBe('/studio/protocols/quy-uoc-chuyen-ke-dem/');
  const at = made.headers.get('location') ?? '';
  expect(existsSync(join(village.private, 'protocols/quy-uoc-chuyen-ke-dem/vi.md'))).toBe(true);
  const page = await (await custodian.get(at)).text();
  const person = /<option value="([^"]+)">Người Soạn Mẫu/.exec(page)?.[1] ?? '';
  await custodian.post(`${at}admit/`, { person });
  expect(await (await custodian.get(at)).text()).toContain('Cho thôi');
  expect((await officer.get(at)).status).toBe(404);
  expect((await officer.post(`${at}admit/`, { person })).status).toBe(404);
  await custodian.post(`${at}dismiss/`, { person });
  expect(await (await custodian.get(at)).text()).toContain('Chưa có ai.');
});

test('the log tells all of it, whole, and in no words of the record', async () => {
  const { code, stdout } = await village.run('audit', 'verify', '--lang', 'en');
  expect(stdout).toContain('The log is whole');
  expect(code).toBe(0);
  const rooms = await openRooms(openWorkspace({ config: village.config }));
  const entries = rooms.audit.entries({ subject: ID, limit: 50 }).reverse();
  rooms.close();
  expect(entries.map(({ action, why }) => (why === null ? action : `${action} ${why}`))).toEqual([
    'record.submit',
    'record.decide yes',
    'record.submit',
    'record.decide yes',
    'record.publish',
    'record.close by-custodian',
  ]);
  expect(JSON.stringify(entries)).not.toContain('đèn');
});
