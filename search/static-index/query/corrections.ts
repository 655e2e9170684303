import type { IndexReader } from './index-reader.ts';
import {
  PER_SLIP,
  SAME_SOUND,
  slipsForgiven,
  soundOf,
  spellingDistance,
  withoutTypingMethod,
} from './spelling-distance.ts';
import type { TypedWord } from './typed-query.ts';

/** A word that was perhaps meant. */
export interface Meant {
  folded: string;
  /** 0 to 1: how much less it counts than the word as typed. */
  closeness: number;
}

const MAX_MEANT = 12;
const OTHER_KEYS = 0.9;

/**
 * Words of names that `word` was perhaps meant to be, the likeliest first. Where one slip was made, the
 * first or the second half of the word is whole: words that begin like it, and words that end like it,
 * are looked through, which is one file of each list.
 */
export async function meantBy(reader: IndexReader, word: TypedWord): Promise<Meant[]> {
  const { folded } = word;
  const slips = slipsForgiven(folded.length);
  if (slips === 0 || !word.spaced) return [];
  // A swap may lie across the middle.
  const half = Math.max(1, Math.floor((folded.length - 1) / (slips + 1)));
  const typed = withoutTypingMethod(folded);
  const [begins, ends, keyed] = await Promise.all([
    reader.terms('spellings', folded.slice(0, half), { prefix: true, maxShards: 2 }),
    reader.terms('backward', reversed(folded).slice(0, half), { prefix: true, maxShards: 2 }),
    typed === null ? [] : reader.terms('spellings', typed),
  ]);
  const known = new Map<string, number>();
  for (const { folded: other, slots } of begins) known.set(other, slots[0] ?? 0);
  for (const { folded: other, slots } of ends) known.set(reversed(other), slots[0] ?? 0);
  const sound = soundOf(folded);
  const found: (Meant & { count: number })[] = [];
  for (const [other, count] of known) {
    if (other === folded) continue;
    const away = distanceTo(other, { word, slips });
    if (away > slips) continue;
    const alike = soundOf(other) === sound;
    found.push({ folded: other, count, closeness: alike ? SAME_SOUND : PER_SLIP ** away });
  }
  for (const { folded: other, slots } of keyed) {
    found.push({ folded: other, count: slots[0] ?? 0, closeness: OTHER_KEYS });
  }
  found.sort((a, b) => b.closeness - a.closeness || b.count - a.count);
  const once = new Map<string, Meant>();
  for (const { folded: other, closeness } of found) {
    if (!once.has(other)) once.set(other, { folded: other, closeness });
  }
  return [...once.values()].slice(0, MAX_MEANT);
}

/** Of a word still being typed, the beginning of the other is compared too; one that only goes on was found already. */
function distanceTo(other: string, { word, slips }: { word: TypedWord; slips: number }): number {
  const { folded, open } = word;
  const whole = spellingDistance(folded, other, slips);
  if (!open || other.length <= folded.length + slips || folded.length < 4) return whole;
  const begun = spellingDistance(folded, other.slice(0, folded.length), slips);
  return begun === 0 ? slips + 1 : Math.min(whole, begun + 0.5);
}

function reversed(word: string): string {
  return [...word].reverse().join('');
}
