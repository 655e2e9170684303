import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSampleRoot, type SampleRoot } from '#catalogue/sample-root.ts';
import { openTestStudio, type TestStudio } from '#tests/fixtures/studio/open-test-studio.ts';
import { readHtmlForm, unescapeHtml } from '#tests/fixtures/studio/read-html-form.ts';
import { testEnv } from '../env.ts';

const PAIRS = testEnv.full ? 100 : 10;
const FACTS = '/studio/records/lang-a/facts/';
const TEXT = '/studio/records/lang-a/texts/vi/';
let root: SampleRoot;
let studio: TestStudio;
let an: string;
let binh: string;

beforeAll(async () => {
  root = makeSampleRoot();
  studio = await openTestStudio(root.path);
  an = await studio.signIn('An', [{ role: 'officer', communities: 'all' }]);
  binh = await studio.signIn('Bình', [{ role: 'officer', communities: 'all' }]);
});
afterAll(async () => {
  await studio.close();
  root.remove();
});

async function open(path: string, cookie: string): Promise<string> {
  const response = await fetch(studio.url + path, { headers: { cookie } });
  expect(response.status, path).toBe(200);
  return response.text();
}

function send(path: string, cookie: string, fields: URLSearchParams): Promise<Response> {
  return fetch(studio.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: studio.url },
    body: fields,
  });
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
      send(first.path, an, anSends),
      send(second.path, binh, binhSends),
    ]);
    const statuses = [answeredAn.status, answeredBinh.status].sort();
    const isSame = first.path === second.path && first.name === second.name;
    expect(statuses, `${first.name} and ${second.name}`).toEqual(isSame ? [303, 409] : [303, 303]);

    if (isSame) {
      collided += 1;
      const isAnLate = answeredAn.status === 409;
      const late = isAnLate ? answeredAn : answeredBinh;
      const shown = await late.text();
      for (const { words } of [first, second]) expect(unescapeHtml(shown)).toContain(words);
      const choice = readHtmlForm(shown, '/resolve/');
      choice.set('choice.0', pair % 2 === 0 ? 'mine' : 'theirs');
      const resolved = await send('/studio/records/lang-a/resolve/', isAnLate ? an : binh, choice);
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
  expect((await send(TEXT, an, anSends)).status).toBe(303);
  const answered = await fetch(studio.url + TEXT, {
    method: 'POST',
    headers: { cookie: binh, origin: studio.url, accept: 'application/json' },
    body: binhSends,
  });
  expect(await answered.json()).toEqual({ outcome: 'collided', by: 'An' });
  expect(unescapeHtml(await open(TEXT, binh))).toContain('Làng của An');
  // The button sends the same form: both are shown.
  const shown = await send(TEXT, binh, binhSends);
  expect(shown.status).toBe(409);
  expect(unescapeHtml(await shown.text())).toContain('Làng của Bình');
});
