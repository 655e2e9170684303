import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordYaml, textFile } from '#catalogue/sample-root.ts';
import type { Browser } from '#tests/studio/browser.ts';
import { openTestStudio, PASSWORD, type TestStudio } from '#tests/studio/open-test-studio.ts';
import { ROLES } from '../policy/actor.ts';
import type { StudioRoute } from './route.ts';

const HIDDEN = 'le-kin';
const OFFICER = 'officer@xa.example';
const OTHER = 'other@xa.example';
const STRANGER = 'stranger@xa.example';
const CUSTODIAN = 'custodian@xa.example';

let studio: TestStudio;
beforeAll(async () => {
  const yaml = recordYaml(
    HIDDEN,
    'festival',
    'calendar: { rule: vn-lunar, month: 1, day: 15 }\ncommunities: [nhom-a]\n',
  );
  studio = await openTestStudio({
    files: {
      [`festivals/${HIDDEN}/record.yaml`]: yaml.replace('level: public', 'level: custodians'),
      [`festivals/${HIDDEN}/vi.md`]: textFile('Lễ kín'),
      'communities/nhom-b/record.yaml': recordYaml('nhom-b', 'community'),
      'communities/nhom-b/vi.md': textFile('Nhóm B'),
    },
  });
  const of = (communities: string[]) => ROLES.map((role) => ({ role, communities }));
  await studio.addPerson({
    accountName: OFFICER,
    grants: [{ role: 'officer', communities: 'all' }],
  });
  await studio.addPerson({
    accountName: OTHER,
    grants: of(['nhom-b']).filter(({ role }) => role !== 'administrator'),
  });
  await studio.addPerson({ accountName: STRANGER });
  await studio.addPerson({
    accountName: CUSTODIAN,
    grants: [{ role: 'custodian', communities: ['nhom-a'] }],
  });
});
afterAll(async () => {
  expect(studio.errors).toEqual([]);
  await studio.close();
});

const pathOf = ({ path }: StudioRoute, id: string) =>
  path.replace(/:[^/]+/g, id).replace(/\*$/, 'x');
const idOf = (accountName: string) =>
  studio.rooms.accounts.people.findByName(accountName)?.userId ?? '';
/** A page says where it is, in the form that changes its language. */
/** A page without its own address, and without what the answer before it had to say. */
const bare = (body: string, path: string) =>
  body
    .replaceAll(encodeURIComponent(path), 'PATH')
    .replaceAll(path, 'PATH')
    .replace(/<p class="said"[\s\S]*?<\/p>/, '')
    .replace(/\s+/g, ' ');

async function send(browser: Browser, { method, path }: { method: string; path: string }) {
  return method === 'GET' || method === 'HEAD' ? browser.get(path) : browser.post(path, {});
}

test('every route names its rule, or says why it is open; none stands twice', () => {
  const { routes } = studio.studio;
  expect(routes.length).toBeGreaterThan(20);
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    const hasRule = typeof route.rule === 'function';
    const hasReason = typeof route.open === 'string' && route.open.length >= 12;
    expect([name, hasRule !== hasReason]).toEqual([name, true]);
    expect(route.path.startsWith('/studio/')).toBe(true);
    expect([name, seen.has(name)]).toEqual([name, false]);
    seen.add(name);
  }
});

test('a stranger is answered alike at every private address, there or not', async () => {
  const browser = await studio.browser();
  const ruled = studio.studio.routes.filter(({ rule }) => rule !== undefined);
  const asked = [
    ...ruled.flatMap((route) =>
      [HIDDEN, 'le-a', 'khong-co'].map((id) => ({ method: route.method, path: pathOf(route, id) })),
    ),
    { method: 'GET', path: '/studio/khong-co/gi/' },
    { method: 'POST', path: '/studio/khong-co/gi/' },
  ].filter(({ method }) => method === 'GET' || method === 'POST');
  const bodies = new Set<string>();
  for (const { method, path } of asked) {
    const answer = await send(browser, { method, path });
    if (method === 'GET') {
      const to = `/studio/sign-in/?to=${encodeURIComponent(path)}`;
      expect([path, answer.status, answer.location]).toEqual([path, 303, to]);
    } else {
      expect([path, answer.status]).toEqual([path, 401]);
      bodies.add(bare(answer.body, path));
    }
  }
  expect(bodies.size).toBe(1);
});

test('who has no role meets the same 404 everywhere but at their own account', async () => {
  const browser = await studio.browser(STRANGER);
  const absent = '/studio/khong-co/gi/';
  const nowhere = bare((await browser.get(absent)).body, absent);
  for (const route of studio.studio.routes) {
    if (route.rule === undefined || !['GET', 'POST'].includes(route.method)) continue;
    const isOwn = route.path === '/studio/' || route.path.startsWith('/studio/account/');
    if (isOwn) continue;
    const path = pathOf(route, HIDDEN);
    const { status, body } = await send(browser, { method: route.method, path });
    expect([route.method, path, status]).toEqual([route.method, path, 404]);
    expect(bare(body, path)).toBe(nowhere);
  }
});

test('a member of another community cannot tell what is hidden from what is not there', async () => {
  const browser = await studio.browser(OTHER);
  let compared = 0;
  for (const route of studio.studio.routes) {
    if (route.rule === undefined || !route.path.includes(':')) continue;
    if (route.method !== 'GET' && route.method !== 'POST') continue;
    const [hidden, absent] = [pathOf(route, HIDDEN), pathOf(route, 'khong-co')];
    const there = await send(browser, { method: route.method, path: hidden });
    const nothing = await send(browser, { method: route.method, path: absent });
    expect([hidden, there.status]).toEqual([hidden, nothing.status]);
    expect([hidden, bare(there.body, hidden).replaceAll(HIDDEN, 'ID')]).toEqual([
      hidden,
      bare(nothing.body, absent).replaceAll('khong-co', 'ID'),
    ]);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(4);
});

test('an officer of another community does not see people who are not theirs', async () => {
  const browser = await studio.browser(OTHER);
  const custodian = idOf(CUSTODIAN);
  expect((await browser.get('/studio/people/')).body).not.toContain(CUSTODIAN);
  expect((await browser.get(`/studio/people/${custodian}/`)).status).toBe(404);
  for (const form of ['code', 'closed', 'name', 'roles']) {
    const { status } = await browser.post(`/studio/people/${custodian}/${form}/`, {
      role: 'editor',
      community: 'nhom-b',
    });
    expect([form, status]).toEqual([form, 404]);
  }
});

test('no officer names a custodian where there is one, takes that name, or closes the account', async () => {
  const officer = await studio.browser(OFFICER);
  const custodian = idOf(CUSTODIAN);
  const role = { role: 'custodian', community: 'nhom-a' };
  const give = await officer.post(`/studio/people/${idOf(STRANGER)}/roles/`, role);
  expect(give.status).toBe(422);
  const own = await officer.post(`/studio/people/${idOf(OFFICER)}/roles/`, role);
  expect(own.status).toBe(422);
  const take = await officer.post(`/studio/people/${custodian}/roles/`, { ...role, do: 'take' });
  expect(take.status).toBe(422);
  const close = await officer.post(`/studio/people/${custodian}/closed/`, { closed: 'yes' });
  expect(close.status).toBe(404);
  expect(studio.rooms.accounts.grants.custodiansOf('nhom-a')).toEqual([custodian]);
});

test('a form from elsewhere, or from nowhere, changes nothing', async () => {
  const browser = await studio.browser(OFFICER);
  const userId = idOf(OFFICER);
  const nameOf = () => studio.rooms.accounts.nameOf(userId);
  const before = nameOf();
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: null },
    { origin: null, referer: 'https://evil.example/studio/' },
    { origin: `${studio.url}.evil.example` },
    { origin: studio.url.replace('http:', 'https:') },
  ]) {
    const { status } = await browser.post('/studio/account/name/', { name: 'Kẻ lạ' }, headers);
    expect([headers, status]).toEqual([headers, 403]);
  }
  expect(nameOf()).toBe(before);
  const referred = { origin: null, referer: `${studio.url}/studio/account/` };
  const ours = await browser.post('/studio/account/name/', { name: 'Cán bộ' }, referred);
  expect(ours.status).toBe(303);
  expect(nameOf()).toBe('Cán bộ');
});

test('a foreign page cannot sign somebody in or out either', async () => {
  const browser = await studio.browser(OFFICER);
  const foreign = { origin: 'https://evil.example' };
  expect((await browser.post('/studio/sign-out/', {}, foreign)).status).toBe(403);
  const typed = { name: STRANGER, password: PASSWORD };
  expect((await browser.post('/studio/sign-in/', typed, foreign)).status).toBe(403);
  expect((await browser.get('/studio/')).status).toBe(200);
});

test('every page carries the headers that keep it to itself', async () => {
  const stranger = await studio.browser();
  const officer = await studio.browser(OFFICER);
  const answers = [
    await stranger.get('/studio/sign-in/'),
    await stranger.get('/studio/reset/'),
    await stranger.post('/studio/sign-in/', { name: 'x', password: 'y' }),
    await officer.get('/studio/'),
    await officer.get('/studio/people/'),
    await officer.get('/studio/khong-co/'),
    await officer.post('/studio/account/name/', {}, { origin: 'https://evil.example' }),
  ];
  for (const { headers, body } of answers) {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
  }
});

test('after signing in one stays in the studio, whatever `to` says', async () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example/studio/',
    '/\\evil.example/studio/',
    '\\\\evil.example/studio/',
    'javascript:alert(1)',
    '/studio/../vi/',
    '/studio',
    '/studiox/',
    '/%2f/evil.example',
    'http://here@evil.example/studio/',
    '/studio/\r\nLocation: https://evil.example',
    '/\tstudio/',
    '',
  ];
  for (const to of elsewhere) {
    const browser = await studio.browser();
    const typed = { name: STRANGER, password: PASSWORD, to };
    const { status, location } = await browser.post('/studio/sign-in/', typed);
    const target = new URL(location, studio.url);
    expect([to, status, target.origin]).toEqual([to, 303, studio.url]);
    expect(target.pathname.startsWith('/studio/')).toBe(true);
  }
  const browser = await studio.browser();
  const typed = { name: STRANGER, password: PASSWORD, to: '/studio/account/?x=1' };
  expect((await browser.post('/studio/sign-in/', typed)).location).toBe('/studio/account/?x=1');
});
