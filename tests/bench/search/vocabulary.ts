import type { PublicRecords } from '#public-records/reader.ts';
import { pick, seeded, zipf } from './random.ts';

/** Words to write an archive with that never was: of real syllables, in pairs that mean nothing. */
export interface Vocabulary {
  /** A Vietnamese word, of one syllable or of two. */
  vietnamese(random: () => number): string;
  english(random: () => number): string;
  khmer(random: () => number): string;
  /** How many different words of two syllables there are. */
  pairs: number;
}

/** Different pairs of syllables; a Vietnamese dictionary has about as many. */
const PAIRS = 60_000;
/** Of the words of a text, so many are of one syllable. */
const SINGLE = 0.45;

/**
 * The vocabulary of the sample archive, stretched: its syllables, the frequent ones frequent; its English
 * words; clusters of its Khmer names. The same archive gives the same vocabulary.
 */
export function vocabularyOf(records: PublicRecords): Vocabulary {
  const counts = { vi: new Map<string, number>(), en: new Map<string, number>() };
  const clusters = new Set<string>();
  for (const { id } of records.entries) {
    const entry = records.entry(id);
    if (entry === null || entry.type === 'tombstone') continue;
    for (const { lang, title, summary, blocks } of entry.texts) {
      if (lang !== 'vi' && lang !== 'en') continue;
      const text = [title, summary ?? '', ...blocks.map((block) => block.text)].join(' ');
      for (const word of text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []) {
        const lower = word.normalize('NFC').toLowerCase();
        if (lower.length <= 7 || lang === 'en') {
          counts[lang].set(lower, (counts[lang].get(lower) ?? 0) + 1);
        }
      }
    }
    for (const { text } of entry.names) {
      for (const cluster of text.match(
        /[\u1780-\u17b3][\u17b4-\u17d3]*(?:\u17d2[\u1780-\u17b3])*/g,
      ) ?? []) {
        clusters.add(cluster);
      }
    }
  }
  const syllables = frequentFirst(counts.vi).filter((word) => /^\p{Script=Latin}+$/u.test(word));
  const words = frequentFirst(counts.en);
  const khmer = [...clusters].sort();
  const pairs = inventPairs(syllables);
  return {
    pairs: pairs.length,
    vietnamese: (random) =>
      random() < SINGLE
        ? (syllables[zipf(random, syllables.length)] ?? '')
        : (pairs[zipf(random, pairs.length)] ?? ''),
    english: (random) => words[zipf(random, words.length)] ?? '',
    khmer: (random) => pick(random, khmer) + pick(random, khmer),
  };
}

function inventPairs(syllables: readonly string[]): string[] {
  const random = seeded(54);
  const pairs = new Set<string>();
  while (pairs.size < PAIRS) {
    // Rarer syllables are in as many words as frequent ones are: the square root flattens.
    const at = () => Math.floor(Math.sqrt(random() * random()) * syllables.length);
    const [first, second] = [syllables[at()], syllables[at()]];
    if (first !== undefined && second !== undefined) pairs.add(`${first} ${second}`);
  }
  return [...pairs];
}

function frequentFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
}
