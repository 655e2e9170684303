import { createHmac } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStudio, PASSWORD, type TestStudio } from '#tests/studio/open-test-studio.ts';

const OFFICER = 'officer@xa.example';
const NEW_PASSWORD = 'năm con trâu qua sông';
let studio: TestStudio;
let counter = 0;

beforeAll(async () => {
  studio = await openTestStudio();
  await studio.addPerson({
    accountName: OFFICER,
    grants: [{ role: 'officer', communities: 'all' }],
  });
});
afterAll(async () => {
  expect(studio.errors).toEqual([]);
  await studio.close();
});

async function somebody() {
  counter += 1;
  const accountName = `somebody${counter}@xa.example`;
  const { userId } = await studio.addPerson({ accountName });
  return { accountName, userId };
}

async function codeFor(userId: string): Promise<string> {
  const officer = await studio.browser(OFFICER);
  const { status, body } = await officer.post(`/studio/people/${userId}/code/`, {});
  expect(status).toBe(200);
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(body)?.[0];
  if (code === undefined) throw new Error('no code on the page');
  return code;
}

async function reset(name: string, code: string, wanted = NEW_PASSWORD) {
  return (await studio.browser()).post('/studio/reset/', { name, code, wanted });
}

test('an officer’s code sets a new password once, and ends every session', async () => {
  const { accountName, userId } = await somebody();
  const lost = await studio.browser(accountName);
  const code = await codeFor(userId);
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
  expect((await reset(accountName, typed)).status).toBe(303);
  expect((await lost.get('/studio/')).status).toBe(303);
  const browser = await studio.browser();
  expect((await browser.signIn(accountName, PASSWORD)).status).toBe(422);
  expect((await browser.signIn(accountName, NEW_PASSWORD)).status).toBe(303);
  expect((await reset(accountName, code)).status).toBe(422);
});

test('a code is over after a day, or when another is given, and is not somebody else’s', async () => {
  const one = await somebody();
  const other = await somebody();
  const first = await codeFor(one.userId);
  const second = await codeFor(one.userId);
  expect((await reset(one.accountName, first)).status).toBe(422);
  expect((await reset(other.accountName, second)).status).toBe(422);
  const given = studio.clock.now;
  studio.clock.now = new Date(given.getTime() + 24 * 3_600_000);
  expect((await reset(one.accountName, second)).status).toBe(422);
  studio.clock.now = new Date(given.getTime() + 24 * 3_600_000 - 1);
  expect((await reset(one.accountName, second)).status).toBe(303);
  studio.clock.now = given;
});

test('a password that is not taken leaves the code good', async () => {
  const { accountName, userId } = await somebody();
  const code = await codeFor(userId);
  expect((await reset(accountName, code, 'ngắn')).status).toBe(422);
  expect((await reset(accountName, code)).status).toBe(303);
});

test('a wrong code is answered alike for whoever has an account and whoever has none, and is limited', async () => {
  const { accountName, userId } = await somebody();
  await codeFor(userId);
  const words = async (name: string) =>
    (await reset(name, 'AAAA-BBBB-CCCC')).body.replaceAll(name, 'NAME');
  expect(await words(accountName)).toBe(await words('nobody@xa.example'));
  for (let n = 1; n < 10; n += 1) await words(accountName);
  expect((await reset(accountName, await codeFor(userId))).body).toContain('quá nhiều lần');
});

test('the code is kept as a hash, and the screen that shows it is not kept by anybody', async () => {
  const { userId } = await somebody();
  const code = await codeFor(userId);
  const kept = new DatabaseSync(`${studio.state}/studio/studio.sqlite`, { readOnly: true });
  const rows = JSON.stringify(kept.prepare('SELECT * FROM one_time_codes').all());
  kept.close();
  expect(rows).toContain(userId);
  expect(rows).not.toContain(code);
  expect(rows).not.toContain(code.replaceAll('-', ''));
  const officer = await studio.browser(OFFICER);
  const answer = await officer.post(`/studio/people/${userId}/code/`, {});
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect((await officer.get(`/studio/people/${userId}/`)).body).not.toContain(code);
});

test('a person is added without a password, and chooses one with the code shown once', async () => {
  const officer = await studio.browser(OFFICER);
  const typed = {
    name: 'Bà Thử',
    account: '091 000 1111',
    role: 'contributor',
    community: 'nhom-a',
  };
  const { status, body } = await officer.post('/studio/people/new/', typed);
  expect(status).toBe(200);
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(body)?.[0] ?? '';
  expect((await reset('0910001111', code)).status).toBe(303);
  const browser = await studio.browser();
  expect((await browser.signIn('+84 91 000 1111', NEW_PASSWORD)).status).toBe(303);
  expect(studio.rooms.accounts.people.findByName('0910001111')?.subject.grants).toEqual([
    { role: 'contributor', communities: ['nhom-a'] },
  ]);
});

test('a second step: the password alone does not come in, nor with an officer’s code; a code once does', async () => {
  const { accountName, userId } = await somebody();
  const browser = await studio.browser(accountName);
  const begun = await browser.post('/studio/account/second-step/', { password: PASSWORD });
  const key =
    /class="shown-code"[^>]*>\s*([A-Z2-7 ]+?)\s*</.exec(begun.body)?.[1]?.replaceAll(' ', '') ?? '';
  const spare = /class="spare-codes"[\s\S]*?<li>([^<]+)</.exec(begun.body)?.[1]?.trim() ?? '';
  // The picture of the key is drawn here, and by nobody else's server.
  expect(begun.body).not.toMatch(/(?:src|href|action)="https?:\/\/(?!127\.0\.0\.1)/);
  const now = () => totp(fromBase32(key), Date.now());
  const wrong = await browser.post('/studio/account/second-step/confirm/', { code: '000000' });
  expect(wrong.status).toBe(422);
  const confirm = { code: now() };
  expect((await browser.post('/studio/account/second-step/confirm/', confirm)).status).toBe(303);
  expect((await browser.get('/studio/')).status).toBe(200);

  const code = await codeFor(userId);
  expect((await reset(accountName, code)).status).toBe(303);
  const thief = await studio.browser();
  const half = await thief.signIn(accountName, NEW_PASSWORD);
  expect(half.location).toBe('/studio/sign-in/code/?to=%2Fstudio%2F');
  expect((await thief.get('/studio/')).status).toBe(303);
  for (let n = 0; n < 5; n += 1) {
    expect((await thief.post('/studio/sign-in/code/', { code: `00000${n}` })).status).toBe(422);
  }
  expect((await thief.post('/studio/sign-in/code/', { code: now() })).status).toBe(422);

  const owner = await studio.browser();
  await owner.signIn(accountName, NEW_PASSWORD);
  const finished = await owner.post('/studio/sign-in/code/', { code: now(), to: '/studio/' });
  expect([finished.status, finished.location]).toEqual([303, '/studio/']);
  expect((await owner.get('/studio/')).status).toBe(200);

  const lost = await studio.browser();
  await lost.signIn(accountName, NEW_PASSWORD);
  expect((await lost.post('/studio/sign-in/code/', { code: spare })).status).toBe(303);
  const again = await studio.browser();
  await again.signIn(accountName, NEW_PASSWORD);
  expect((await again.post('/studio/sign-in/code/', { code: spare })).status).toBe(422);
});

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 6238, as an authenticator computes it: six digits, thirty seconds, SHA-1. */
function totp(key: Buffer, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
