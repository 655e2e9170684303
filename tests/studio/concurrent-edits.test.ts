import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEnv } from '../env.ts';
import type { Browser } from './browser.ts';
import { openTestStudio, type TestStudio } from './open-test-studio.ts';
import { readHtmlForm, unescapeHtml } from './read-html-form.ts';

const PAIRS = testEnv.full ? 100 : 10;
const FACTS = '/studio/records/lang-a/facts/';
const TEXT = '/studio/records/lang-a/texts/vi/';
let studio: TestStudio;
let an: Browser;
let binh: Browser;

beforeAll(async () => {
  studio = await openTestStudio();
  const grants = [{ role: 'editor', communities: 'all' }] as const;
  await studio.addPerson({ accountName: 'an@thu.example', name: 'An', grants });
  await studio.addPerson({ accountName: 'binh@thu.example', name: 'Bình', grants });
  an = await studio.browser('an@thu.example');
  binh = await studio.browser('binh@thu.example');
});
afterAll(() => studio.close());

async function open(path: string, browser: Browser): Promise<string> {
  const { status, body } = await browser.get(path);
  expect(status, path).toBe(200);
  return body;
}

/** Numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

interface Change {
  path: string;
  name: string;
  /** Nobody else types this. */
  words: string;
  put(fields: URLSearchParams): void;
}

function changeBy(who: string, pair: number, random: () => number): Change {
  const words = `lời của ${who} lần ${pair}`;
  const choices: [path: string, name: string][] = [
    [TEXT, 'title'],
    [TEXT, 'summary'],
    [TEXT, 'body'],
    [FACTS, 'v.rights.holder'],
    [FACTS, 'v.history.0.note.vi'],
    [FACTS, 'v.rights.attribution'],
  ];
  const [path, name] = choices[Math.floor(random() * choices.length)] ?? [TEXT, 'title'];
  return { path, name, words, put: (fields) => fields.set(name, words) };
}

test(`of ${PAIRS} pairs of edits at the same time, every word is kept or shown to who typed it`, async () => {
  const random = seeded(20_261_128);
  let collided = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const first = changeBy('An', pair, random);
    const second = changeBy('Bình', pair, random);
    const [forAn, forBinh] = await Promise.all([open(first.path, an), open(second.path, binh)]);
    const anSends = readHtmlForm(forAn, first.path);
    const binhSends = readHtmlForm(forBinh, second.path);
    first.put(anSends);
    second.put(binhSends);
    const [answeredAn, answeredBinh] = await Promise.all([
      an.post(first.path, anSends),
      binh.post(second.path, binhSends),
    ]);
    const statuses = [answeredAn.status, answeredBinh.status].sort();
    const isSame = first.path === second.path && first.name === second.name;
    expect(statuses, `${first.name} and ${second.name}`).toEqual(isSame ? [303, 409] : [303, 303]);

    if (isSame) {
      collided += 1;
      const isAnLate = answeredAn.status === 409;
      const late = isAnLate ? answeredAn : answeredBinh;
      const shown = late.body;
      for (const { words } of [first, second]) expect(unescapeHtml(shown)).toContain(words);
      const choice = readHtmlForm(shown, '/resolve/');
      choice.set('choice.0', pair % 2 === 0 ? 'mine' : 'theirs');
      const resolved = await (isAnLate ? an : binh).post('/studio/records/lang-a/resolve/', choice);
      expect(resolved.status).toBe(303);
    }
    const stands = `${await open(FACTS, an)}${await open(TEXT, an)}`;
    const kept = [first, second].filter(({ words }) => unescapeHtml(stands).includes(words));
    expect(kept.length, `pair ${pair}`).toBe(isSame ? 1 : 2);
  }
  expect(collided).toBeGreaterThan(0);
  expect(studio.errors).toEqual([]);
});

test('a browser that saves by itself is told of a collision, and nothing of it is written', async () => {
  const [forAn, forBinh] = await Promise.all([open(TEXT, an), open(TEXT, binh)]);
  const anSends = readHtmlForm(forAn, TEXT);
  const binhSends = readHtmlForm(forBinh, TEXT);
  anSends.set('title', 'Làng của An');
  binhSends.set('title', 'Làng của Bình');
  expect((await an.post(TEXT, anSends)).status).toBe(303);
  const answered = await binh.post(TEXT, binhSends, { accept: 'application/json' });
  expect(JSON.parse(answered.body)).toEqual({ outcome: 'collided', by: 'An' });
  expect(unescapeHtml(await open(TEXT, binh))).toContain('Làng của An');
  // The button sends the same form: both are shown.
  const shown = await binh.post(TEXT, binhSends);
  expect(shown.status).toBe(409);
  expect(unescapeHtml(shown.body)).toContain('Làng của Bình');
});
