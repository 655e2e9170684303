import { composed, foldedUnit, foldText, isInWord, SPACE } from './folded-characters.ts';
import { BASE, leavingFactor, RING } from './ring.ts';
import { createRunIndex, type RunReader } from './run-index.ts';
import { RUN_LENGTH } from './window-gram.ts';

/** Shorter strings than RUN_LENGTH are found whole; below this they are too ordinary to mean anything. */
export const SHORTEST_EXACT = 6;

/**
 * Where a string found whole must begin and end.
 * `token`: an id or a file name, not a part of a longer one. `words`: not inside a word.
 * `bare-id`: an id that is an ordinary word, so only where an id stands: between quotes, slashes, colons.
 */
export type Edges = 'token' | 'words' | 'bare-id';

interface Exact {
  units: string;
  edges: Edges;
  owner: number;
  dropped: boolean;
}

const EXACT_FACTOR = leavingFactor(SHORTEST_EXACT);

const BEFORE_BARE_ID = new Set([...'"\'/:=#'].map((character) => character.charCodeAt(0)));
const AFTER_BARE_ID = new Set([...'"\'/?#&.'].map((character) => character.charCodeAt(0)));
const HYPHEN = 45;
const UNDERSCORE = 95;
const LESS_THAN = 60;
const GREATER_THAN = 62;
const TAG_START = /[a-z/!?]/i;

/**
 * Many strings looked for at once by rolling hashes (Karp–Rabin): every piece of RUN_LENGTH characters of
 * the long ones, the short ones whole. Time grows with the text scanned, hardly with the patterns.
 */
export interface PatternSet {
  /** Adds a text; `owner` is given back with each match. Long texts are known by their pieces, short ones whole. */
  add(text: string, owner: number, edges: Edges): void;
  /** To be called between the last `add` and the first `scan` or `forget`. */
  seal(): void;
  /** Tells `onMatch` the owners found; `withoutTags` reads past `<…>`, so that markup inside a sentence hides nothing. */
  scan(text: string, onMatch: (owner: number) => void, options?: { withoutTags?: boolean }): void;
  /** Forgets every piece and every short string that this text holds: they are public. */
  forget(text: string): void;
  /** Pieces of long strings, smaller pieces of these that are public, short strings. */
  readonly size: { runs: number; publicGrams: number; exact: number };
}

export function createPatternSet(): PatternSet {
  const runs = createRunIndex();
  const exacts: Exact[] = [];
  const exactByEnd = new Map<number, number[]>();
  const exactBits = new Uint32Array(1 << 15);

  const addExact = (folded: string, owner: number, edges: Edges): void => {
    let hash = 0;
    for (let at = folded.length - SHORTEST_EXACT; at < folded.length; at += 1) {
      hash = (Math.imul(hash, BASE) + folded.charCodeAt(at)) | 0;
    }
    const known = exactByEnd.get(hash) ?? [];
    if (known.some((index) => exacts[index]?.units === folded && exacts[index].edges === edges)) {
      return;
    }
    known.push(exacts.length);
    exactByEnd.set(hash, known);
    const bit = hash >>> 12;
    exactBits[bit >>> 5] = (exactBits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    exacts.push({ units: folded, edges, owner, dropped: false });
  };

  /** The one loop: both rolling hashes over the folded text, without making that text. */
  const walk = (
    source: string,
    withoutTags: boolean,
    reader: RunReader,
    onExact: (exact: Exact) => void,
  ): void => {
    const text = composed(source);
    const ring = new Uint16Array(RING);
    const ended: Exact[] = [];
    let exactHash = 0;
    let at = 0;
    let last = SPACE;
    let inTag = false;

    const settle = (next: number): void => {
      for (const exact of ended) {
        if (edgeFits(exact.edges, next, AFTER_BARE_ID)) onExact(exact);
      }
      ended.length = 0;
    };

    for (let index = 0; index < text.length; index += 1) {
      const raw = text.charCodeAt(index);
      if (withoutTags) {
        if (inTag) {
          inTag = raw !== GREATER_THAN;
          continue;
        }
        if (raw === LESS_THAN && TAG_START.test(text.charAt(index + 1))) {
          inTag = true;
          continue;
        }
      }
      const unit = foldedUnit(raw);
      if (unit === 0 || (unit === SPACE && last === SPACE)) continue;
      last = unit;
      if (ended.length > 0) settle(unit);
      const leavingExact = ring[(at - SHORTEST_EXACT) & (RING - 1)] ?? 0;
      exactHash = (Math.imul(exactHash, BASE) + unit - Math.imul(leavingExact, EXACT_FACTOR)) | 0;
      ring[at & (RING - 1)] = unit;
      at += 1;
      const exactBit = exactHash >>> 12;
      if (((exactBits[exactBit >>> 5] ?? 0) & (1 << (exactBit & 31))) !== 0) {
        for (const known of exactByEnd.get(exactHash) ?? []) {
          const exact = exacts[known];
          if (exact !== undefined && endsHere(exact, ring, at)) ended.push(exact);
        }
      }
      reader.push(unit, ring, at);
    }
    settle(SPACE);
  };

  return {
    add(text, owner, edges) {
      const folded = foldText(text);
      if (folded.length >= RUN_LENGTH) runs.add(folded, owner);
      else if (folded.length >= SHORTEST_EXACT) addExact(folded, owner, edges);
    },
    seal: () => runs.seal(),
    scan(text, onMatch, options) {
      if (runs.runs === 0 && exacts.length === 0) return;
      walk(text, options?.withoutTags === true, runs.finder(onMatch), (exact) =>
        onMatch(exact.owner),
      );
    },
    forget(text) {
      walk(text, false, runs.forgetter(), (exact) => {
        exact.dropped = true;
      });
    },
    get size() {
      return {
        runs: runs.runs,
        publicGrams: runs.publicGrams,
        exact: exacts.filter((exact) => !exact.dropped).length,
      };
    },
  };
}

function edgeFits(edges: Edges, unit: number, bareId: ReadonlySet<number>): boolean {
  if (edges === 'bare-id') return bareId.has(unit);
  if (edges === 'token' && (unit === HYPHEN || unit === UNDERSCORE)) return false;
  return !isInWord(unit);
}

/** Do the last units of the ring spell this string, and does what stands before let it begin there? */
function endsHere({ units, edges, dropped }: Exact, ring: Uint16Array, at: number): boolean {
  if (dropped || at < units.length) return false;
  for (let back = 1; back <= units.length; back += 1) {
    if (ring[(at - back) & (RING - 1)] !== units.charCodeAt(units.length - back)) return false;
  }
  const before =
    at === units.length ? SPACE : (ring[(at - units.length - 1) & (RING - 1)] ?? SPACE);
  return edgeFits(edges, before, BEFORE_BARE_ID);
}
