import type { PublicEntry, PublicRecord } from '#domain/public/record.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { fold } from '#search/fold.ts';
import type { GoldenQuery } from './golden.ts';
import { pick, seeded } from './random.ts';

/** Kinds of records that people look for by name. */
const SOUGHT: ReadonlySet<PublicEntry['type']> = new Set([
  'festival',
  'custom',
  'product',
  'place',
  'community',
  'concept',
]);
/** Words that many titles begin or go on with: a slip in them says nothing. */
const GENERIC = new Set(
  'le hoi cua nguoi va o tinh huyen nghe det lang tet the of and in a to with festival village'.split(
    ' ',
  ),
);
/** Keys beside each other on a telephone's keyboard. */
const BESIDE: Readonly<Record<string, string>> = Object.fromEntries(
  'as df er ty io ui nm gh kl cv bv'.split(' ').flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ]),
);
const SENTENCE_WORDS = 5;

/**
 * Queries made by program of what the sample's records are called and say, each with the record it was made
 * of: titles typed without diacritics with one slip of the hand, beside a place or a people, in English, and
 * five words of a text. Many, and nobody's taste: for tuning, beside the golden set. The same records and
 * seed give the same queries.
 */
export function madeQueries(records: PublicRecords, seed = 2026): GoldenQuery[] {
  const random = seeded(seed);
  const entries = records.entries.flatMap(({ id }) => {
    const entry = records.entry(id);
    return entry === null || entry.type === 'tombstone' || !SOUGHT.has(entry.type) ? [] : [entry];
  });
  const titles = Map.groupBy(entries, (entry) => titleOf(entry, 'vi'));
  const titleById = new Map(entries.map((entry) => [entry.id, titleOf(entry, 'vi')]));
  return entries.flatMap((entry) => {
    const title = titleOf(entry, 'vi');
    const words = wordsOf(title);
    const telling = words.filter((word) => word.length >= 3 && !GENERIC.has(word));
    const made = (kind: GoldenQuery['class'], query: string): GoldenQuery => ({
      query,
      class: kind,
      expect: [entry.id],
      spelling: { kind: 'keyboard', cite: 'made by program' },
    });
    const found: GoldenQuery[] = [];
    if (telling.length > 0 && words.length <= 6 && titles.get(title)?.length === 1) {
      const near = pick(random, [...entry.places, ...entry.communities]);
      const beside = titleById.get(near ?? '') ?? '';
      const drawn = random();
      if (drawn < 0.4) {
        const slipped = pick(random, telling);
        const typed = words.map((word) => (word === slipped ? slip(word, random) : word));
        found.push(made('typo', typed.join(' ')));
      } else if (drawn < 0.64 && beside !== '' && near !== entry.id) {
        found.push(made('synonym', [...telling.slice(0, 3), ...wordsOf(beside)].join(' ')));
      }
    }
    const english = wordsOf(titleOf(entry, 'en')).filter((word) => !GENERIC.has(word));
    if (english.length > 1 && random() < 0.12) {
      found.push(made('english', english.slice(0, 4).join(' ')));
    }
    const said = wordsOf(entry.texts.find(({ lang }) => lang === 'vi')?.blocks[0]?.text ?? '');
    if (said.length > 2 * SENTENCE_WORDS && random() < 0.08) {
      const at = Math.floor(random() * (said.length - SENTENCE_WORDS));
      found.push(made('transcript', said.slice(at, at + SENTENCE_WORDS).join(' ')));
    }
    return found;
  });
}

function titleOf(entry: PublicRecord, lang: string): string {
  return entry.texts.find((text) => text.lang === lang)?.title ?? '';
}

function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => fold(word))
    .filter((word) => word !== '');
}

/** One slip of the hand: a letter left out, doubled, swapped with the next, or the key beside it. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const [before, letter, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  const slips = [
    before + after,
    before + letter + letter + after,
    before.slice(0, -1) + letter + before.slice(-1) + after,
    before + (BESIDE[letter] ?? 'x') + after,
  ];
  return pick(random, slips);
}
