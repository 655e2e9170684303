import { bitsIn, type Evidence, type Tally } from './evidence.ts';
import { inARow, ofBoth } from './ranking.ts';
import { WEIGHTS } from './word-scores.ts';

interface InPassage {
  number: number;
  /** What it adds to what is known of its record. */
  gain: number;
  mass: number;
  /** Bits of the words that it has, or that were left unread. */
  has: number;
  values: [word: number, value: number][];
  sides: [pair: number, value: number][];
}

/** Gives each record the passage that adds the most to what its names have. */
export function addBestPassages(
  evidence: Evidence,
  rarities: readonly number[],
  tallies: ReadonlyMap<number, Tally>,
): void {
  const best = new Map<number, InPassage>();
  for (const [passage, at] of wordsInPassages(evidence, rarities, tallies)) {
    const slot = Math.floor(passage / 256);
    const tally = tallies.get(slot);
    const bits = sureBits(evidence, evidence.phrases.passages.get(passage) ?? 0, at.has);
    const row = inARow(bitsIn(bits));
    for (const [p, pair] of evidence.pairs.entries()) {
      if ((bits & (1 << p)) === 0) continue;
      const value = WEIGHTS.sideInText * row * ofBoth(rarities, pair);
      const known = tally?.sides[p] ?? 0;
      if (value > known) at.sides.push([p, value]);
      at.gain += Math.max(0, value - known);
    }
    const known = best.get(slot);
    const isBetter = known === undefined || at.gain - known.gain || known.number - at.number;
    if (isBetter === true || Number(isBetter) > 0) best.set(slot, at);
  }
  for (const [slot, { number, mass, values, sides }] of best) {
    const tally = tallies.get(slot);
    if (tally === undefined) continue;
    tally.passage = number;
    tally.mass += mass;
    for (const [i, value] of values) tally.values[i] = value;
    for (const [p, value] of sides) tally.sides[p] = value;
  }
}

function wordsInPassages(
  { words }: Evidence,
  rarities: readonly number[],
  tallies: ReadonlyMap<number, Tally>,
): Map<number, InPassage> {
  let unread = 0;
  for (const [i, { everywhere }] of words.entries()) if (everywhere) unread |= 1 << i;
  const found = new Map<number, InPassage>();
  for (const [i, { names, texts, passages, everywhere }] of words.entries()) {
    for (const passage of passages) {
      const slot = Math.floor(passage / 256);
      const tally = tallies.get(slot);
      if (tally === undefined) continue;
      let at = found.get(passage);
      if (at === undefined) {
        at = { number: passage % 256, gain: 0, mass: 0, has: unread, values: [], sides: [] };
        found.set(passage, at);
      }
      at.has |= 1 << i;
      const value = (texts.get(slot) ?? 0) * (rarities[i] ?? 0);
      const known = tally.values[i] ?? 0;
      if (value > known) {
        at.gain += value - known;
        at.values.push([i, value]);
      }
      if (!everywhere && !names.has(slot)) at.mass += rarities[i] ?? 0;
    }
  }
  return found;
}

/** Of the pairs that seem to stand in a passage those whose words do; different pairs fall into the same bucket. */
function sureBits({ pairs, words }: Evidence, bits: number, has: number): number {
  let sure = bits;
  for (const [p, { first, second }] of pairs.entries()) {
    if ((has & (1 << first)) === 0 || (has & (1 << second)) === 0) sure &= ~(1 << p);
  }
  // Of one pair alone of which a list was left unread nothing is known.
  const only = bitsIn(sure) === 1 ? pairs[31 - Math.clz32(sure)] : undefined;
  const isUnread = [only?.first, only?.second].some((i) => words[i ?? -1]?.everywhere === true);
  return isUnread ? 0 : sure;
}
