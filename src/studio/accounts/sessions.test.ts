import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStudio, PASSWORD, type TestStudio } from '#tests/studio/open-test-studio.ts';

const AN = 'an@xa.example';
const BINH = '0912345678';
const SESSION = 'studio.session_token';
const NEW_PASSWORD = 'năm con trâu qua sông';

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
  for (const accountName of [AN, BINH]) {
    const grants = [{ role: 'editor' as const, communities: 'all' as const }];
    await studio.addPerson({ accountName, grants });
  }
});
afterAll(async () => {
  expect(studio.errors).toEqual([]);
  await studio.close();
});

test('the session’s cookie is out of reach of scripts, other sites and the public pages', async () => {
  const browser = await studio.browser();
  const { headers } = await browser.signIn(AN, PASSWORD);
  const cookies = headers.getSetCookie();
  const session = cookies.find((cookie) => cookie.startsWith(`${SESSION}=`));
  expect(session).toMatch(/; HttpOnly/i);
  expect(session).toMatch(/; SameSite=Lax/i);
  expect(session).toMatch(/; Path=\/studio(?:;|$)/i);
  for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly/i);
});

test('over https, every cookie is marked secure', async () => {
  const proxied = await openTestStudio({ studio: { trustedProxies: ['127.0.0.1'] } });
  try {
    await proxied.addPerson({ accountName: AN });
    const browser = await proxied.browser();
    const { status, headers } = await browser.post(
      '/studio/sign-in/',
      { name: AN, password: PASSWORD },
      { 'x-forwarded-proto': 'https', origin: proxied.url.replace('http:', 'https:') },
    );
    expect(status).toBe(303);
    expect(headers.getSetCookie().length).toBeGreaterThan(0);
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/; Secure/i);
  } finally {
    await proxied.close();
  }
});

test('a session that somebody else planted is none, and sign-in makes another', async () => {
  const planted = await studio.browser();
  planted.cookies.set(SESSION, 'planted.c2lnbmF0dXJl');
  expect((await planted.get('/studio/')).status).toBe(303);
  // Even one that the key has signed is no session until the server has begun it.
  const key = readFileSync(`${studio.state}/studio/session.key`, 'utf8');
  const signature = createHmac('sha256', key).update('planted').digest('base64');
  planted.cookies.set(SESSION, encodeURIComponent(`planted.${signature}`));
  expect((await planted.get('/studio/')).status).toBe(303);
  await planted.signIn(AN, PASSWORD);
  expect(planted.cookies.get(SESSION)).not.toContain('planted');
  expect((await planted.get('/studio/')).status).toBe(200);
});

test('signing in again ends the session the browser brought along, whose ever it was', async () => {
  const browser = await studio.browser(AN);
  const before = browser.cookies.get(SESSION) ?? '';
  await browser.signIn(BINH, PASSWORD);
  expect(browser.cookies.get(SESSION)).not.toBe(before);
  const thief = await studio.browser();
  thief.cookies.set(SESSION, before);
  expect((await thief.get('/studio/')).status).toBe(303);
});

test('signing out ends the session on the server too', async () => {
  const browser = await studio.browser(AN);
  const kept = browser.cookies.get(SESSION) ?? '';
  expect((await browser.post('/studio/sign-out/', {})).status).toBe(303);
  expect(browser.cookies.has(SESSION)).toBe(false);
  browser.cookies.set(SESSION, kept);
  expect((await browser.get('/studio/')).status).toBe(303);
});

test('a changed password ends every other session and begins this one anew', async () => {
  const here = await studio.browser(AN);
  const there = await studio.browser(AN);
  const before = here.cookies.get(SESSION) ?? '';
  const wrong = await here.post('/studio/account/password/', {
    present: 'not the password',
    wanted: NEW_PASSWORD,
  });
  expect(wrong.status).toBe(422);
  expect((await there.get('/studio/')).status).toBe(200);
  const changed = await here.post('/studio/account/password/', {
    present: PASSWORD,
    wanted: NEW_PASSWORD,
  });
  expect(changed.status).toBe(303);
  expect(here.cookies.get(SESSION)).not.toBe(before);
  expect((await here.get('/studio/')).status).toBe(200);
  expect((await there.get('/studio/')).status).toBe(303);
  const thief = await studio.browser();
  thief.cookies.set(SESSION, before);
  expect((await thief.get('/studio/')).status).toBe(303);
  expect((await thief.signIn(AN, PASSWORD)).status).toBe(422);
  await here.post('/studio/account/password/', { present: NEW_PASSWORD, wanted: PASSWORD });
});

test('passwords that are short, long or easy are not taken, and what is wrong is said', async () => {
  const browser = await studio.browser(AN);
  for (const [wanted, words] of [
    ['ngắn', 'cần ít nhất 10'],
    ['x'.repeat(129), 'dài quá 128'],
    ['1234567890', 'dễ đoán'],
    [`${AN}1`, 'dễ đoán'],
  ] as const) {
    const answer = await browser.post('/studio/account/password/', { present: PASSWORD, wanted });
    expect([answer.status, answer.body.includes(words)]).toEqual([422, true]);
  }
});

test('one sees where one is signed in, ends a session there, and it is listed among the ended', async () => {
  const here = await studio.browser(BINH);
  const telephone = await studio.browser();
  const phone = { 'user-agent': 'Mozilla/5.0 (Linux; Android 12) Chrome/120 Mobile Safari/537.36' };
  await telephone.post('/studio/sign-in/', { name: BINH, password: PASSWORD }, phone);
  const page = (await here.get('/studio/account/')).body;
  expect(page).toContain('Chrome, Android');
  const id = /name="session" value="([^"]+)"/.exec(
    page.slice(page.indexOf('Chrome, Android')),
  )?.[1];
  await here.post('/studio/account/sessions/', { session: id ?? '' });
  expect((await telephone.get('/studio/')).status).toBe(303);
  expect((await here.get('/studio/')).status).toBe(200);
  expect((await here.get('/studio/account/')).body).toMatch(
    /Những lần trước[\s\S]*Chrome, Android/,
  );
});

test('nobody ends another’s session', async () => {
  const an = await studio.browser(AN);
  const binh = await studio.browser(BINH);
  const binhId = studio.rooms.accounts.people.findByName(BINH)?.userId ?? '';
  for (const { id } of studio.rooms.accounts.sessions.open(binhId, null, new Date())) {
    await an.post('/studio/account/sessions/', { session: id });
  }
  expect((await binh.get('/studio/')).status).toBe(200);
});

test('whose account is closed is out at once, and in again with nothing lost once it is opened', async () => {
  const browser = await studio.browser(BINH);
  const { people } = studio.rooms.accounts;
  const userId = people.findByName(BINH)?.userId ?? '';
  people.close(userId, true);
  expect((await browser.get('/studio/')).status).toBe(303);
  expect((await browser.signIn(BINH, PASSWORD)).status).toBe(422);
  people.close(userId, false);
  expect((await browser.signIn(BINH, PASSWORD)).status).toBe(303);
});
