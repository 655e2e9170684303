import type { Evidence, Found, Tally } from './evidence.ts';
import type { TypedPair } from './typed-query.ts';
import { WEIGHTS, type WordMatch } from './word-scores.ts';

/**
 * The slots that have at least `needed` of the words, by what they have: of each word its rarity times how
 * well its best place answers it, and as much again for words that stand side by side as they were typed, in
 * a name or in one passage. Words apart in a long text say little.
 */
export function ranked(evidence: Evidence, needed = evidence.words.length): Found[] {
  const { words, documents } = evidence;
  const rarities = words.map((word) => rarity(documents, word));
  const tallies = tallied(evidence, rarities);
  for (const [slot, { covered }] of tallies) if (covered < needed) tallies.delete(slot);
  addSides(evidence, rarities, tallies);
  evidence.addPassages?.(evidence, rarities, tallies);
  const all = sum(words.map(({ everywhere }, i) => (everywhere ? 0 : (rarities[i] ?? 0))));
  return [...tallies]
    .map(([slot, { values, sides, mass, inNames, passage }]) => {
      const whole = Math.round((all - mass) * 1000) <= 0;
      const more = whole ? (inNames ? WEIGHTS.wholeInNames : WEIGHTS.wholeInText) * all : 0;
      const score = sum(values) + sum(sides) + more;
      return { slot, score, inNames, passage, whole, partly: false };
    })
    .sort((a, b) => b.score - a.score || a.slot - b.slot);
}

/** A rare word tells more: log(1 + all / having it). */
function rarity(documents: number, { everywhere, unread, names, texts }: WordMatch): number {
  const having =
    everywhere && unread === 0 ? documents : Math.max(1, unread, names.size, texts.size);
  return Math.log(1 + documents / having);
}

function tallied(
  { words, pairs, allowed }: Evidence,
  rarities: readonly number[],
): Map<number, Tally> {
  const everywhere = words.filter((word) => word.everywhere).length;
  const tallies = new Map<number, Tally>();
  const tallyOf = (slot: number): Tally => {
    const known = tallies.get(slot);
    if (known !== undefined) return known;
    const tally = {
      covered: everywhere,
      mass: 0,
      inNames: true,
      passage: null,
      values: words.map(() => 0),
      sides: pairs.map(() => 0),
    };
    tallies.set(slot, tally);
    return tally;
  };
  for (const [i, word] of words.entries()) {
    const weight = rarities[i] ?? 0;
    for (const [slot, score] of word.names) {
      if (allowed?.has(slot) === false) continue;
      const tally = tallyOf(slot);
      tally.values[i] = score * weight;
      if (word.everywhere) continue;
      tally.covered += 1;
      tally.mass += weight;
    }
    for (const [slot, score] of word.texts) {
      if (word.names.has(slot) || allowed?.has(slot) === false) continue;
      const tally = tallyOf(slot);
      tally.values[i] = score * weight * WEIGHTS.apart;
      tally.inNames = false;
      if (!word.everywhere) tally.covered += 1;
    }
  }
  return tallies;
}

/** What names have side by side; a pair is worth the more, the fewer names have it and the more of its neighbours stand there too. */
function addSides(
  { pairs, sides, documents }: Evidence,
  rarities: readonly number[],
  tallies: ReadonlyMap<number, Tally>,
): void {
  const touched = new Set<Tally>();
  for (const { match, first, second } of sides) {
    const at = pairs.findIndex((pair) => pair.first === first && pair.second === second);
    const having = Math.max(WEIGHTS.fewestNames, match.names.size);
    const weight = (Math.log(1 + documents / having) + ofBoth(rarities, { first, second })) / 2;
    for (const [slot, score] of match.names) {
      const tally = tallies.get(slot);
      if (tally === undefined) continue;
      tally.sides[at] = Math.max(tally.sides[at] ?? 0, weight * score);
      touched.add(tally);
    }
  }
  for (const tally of touched) {
    const together = tally.sides.filter((each) => each > 0).length;
    tally.sides = tally.sides.map((each) => each * inARow(together));
  }
}

/** A row of words is no chance. */
export function inARow(pairs: number): number {
  return 1 + WEIGHTS.row * Math.max(0, pairs - 1);
}

export function ofBoth(
  rarities: readonly number[],
  { first, second }: Pick<TypedPair, 'first' | 'second'>,
) {
  return ((rarities[first] ?? 0) + (rarities[second] ?? 0)) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
