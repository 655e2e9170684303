import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEnv } from '#tests/env.ts';
import { openTestStudio, PASSWORD, type TestStudio } from '#tests/studio/open-test-studio.ts';

/** Most are refused before anything is looked up; the full count takes minutes on a busy machine. */
const GUESSES = testEnv.full ? 10_000 : 1_000;
const AT_ONCE = 20;
/** Each guess is answered with a page. */
const LONG_MS = 1_500_000;
const USERS = 30;
const OFFICER = 'officer@xa.example';
const userName = (user: number) => `user${user}@xa.example`;

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
  await studio.addPerson({ accountName: OFFICER });
  for (let user = 0; user < USERS; user += 1) {
    await studio.addPerson({ accountName: userName(user) });
  }
});
afterAll(() => studio.close());

/** From the address that the villagers have too, saying it is another each time. */
async function guess(accountName: string, n: number): Promise<number> {
  const guesser = await studio.browser();
  const { status } = await guesser.post(
    '/studio/sign-in/',
    { name: accountName, password: `wrong guess ${n}` },
    { 'x-forwarded-for': `${n % 223}.${n % 251}.${n % 241}.${n % 239}` },
  );
  return status;
}

test(
  'thousands of guesses with ever new X-Forwarded-For are locked out, 30 people at the same address are not',
  async () => {
    // The officer's telephone has signed in before.
    const telephone = await studio.browser(OFFICER);
    const statuses: number[] = [];
    let next = 0;
    const guessing = Array.from({ length: AT_ONCE }, async () => {
      while (next < GUESSES) {
        next += 1;
        statuses.push(await guess(OFFICER, next));
      }
    });
    const villagers = Array.from({ length: USERS }, async (_, user) => {
      const browser = await studio.browser();
      const mistyped = await browser.signIn(userName(user), 'mistyped password');
      const right = await browser.signIn(userName(user), PASSWORD);
      return [mistyped.status, right.status, (await browser.get('/studio/')).status];
    });
    const signedIn = await Promise.all(villagers);
    await Promise.all(guessing);

    expect(signedIn).toEqual(Array(USERS).fill([422, 303, 200]));
    expect(statuses).toHaveLength(GUESSES);
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(GUESSES - 10);

    const stranger = await studio.browser();
    expect((await stranger.signIn(OFFICER, PASSWORD)).status).toBe(429);
    await telephone.post('/studio/sign-out/', {});
    expect((await telephone.signIn(OFFICER, PASSWORD)).status).toBe(303);
  },
  LONG_MS,
);

test('the lock outlives a restart, and ends by itself', async () => {
  const victim = userName(0);
  for (let n = 0; n < 10; n += 1) await guess(victim, n);
  await studio.restart();
  const stranger = await studio.browser();
  const refused = await stranger.signIn(victim, PASSWORD);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  studio.clock.now = new Date(Date.now() + 15 * 60_000);
  expect((await stranger.signIn(victim, PASSWORD)).status).toBe(303);
});

test('an unknown account is answered in the same words, in the same time, and locked the same', async () => {
  const answers = { known: [] as number[], unknown: [] as number[] };
  const bodies = new Set<string>();
  const words = (body: string, name: string) => body.replaceAll(name, 'NAME');
  for (let n = 0; n < 12; n += 1) {
    for (const kind of ['known', 'unknown'] as const) {
      const name = kind === 'known' ? userName(1) : 'nobody@xa.example';
      const browser = await studio.browser();
      const start = performance.now();
      const { status, body } = await browser.signIn(name, 'wrong password');
      if (n < 10) {
        expect(status).toBe(422);
        answers[kind].push(performance.now() - start);
        bodies.add(words(body, name));
      } else expect(status).toBe(429);
    }
  }
  expect(bodies.size).toBe(1);
  // Without a password to compare, an answer takes a tenth of the time.
  const fastest = { known: Math.min(...answers.known), unknown: Math.min(...answers.unknown) };
  expect(fastest.unknown / fastest.known).toBeGreaterThan(0.5);
  expect(fastest.unknown / fastest.known).toBeLessThan(2);
});

test('a trusted proxy’s word counts: one network cannot try all names, another goes on', async () => {
  const proxied = await openTestStudio({ studio: { trustedProxies: ['127.0.0.1'] } });
  try {
    await proxied.addPerson({ accountName: OFFICER });
    const signIn = async (name: string, password: string, address: string) => {
      const browser = await proxied.browser();
      const typed = { name, password };
      return browser.post('/studio/sign-in/', typed, { 'x-forwarded-for': `6.6.6.6, ${address}` });
    };
    const tries = Array.from({ length: 100 }, (_, n) =>
      signIn(`name${n}@xa.example`, 'wrong password', '203.0.113.7'),
    );
    for (const { status } of await Promise.all(tries)) expect(status).toBe(422);
    expect((await signIn(OFFICER, PASSWORD, '203.0.113.7')).status).toBe(429);
    expect((await signIn(OFFICER, PASSWORD, '203.0.113.8')).status).toBe(303);
  } finally {
    await proxied.close();
  }
});
