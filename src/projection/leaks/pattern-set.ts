import { composed, foldedUnit, foldText, isInWord, SPACE } from './folded-characters.ts';

/** A restricted text of at least so many characters is found by any piece of it that long. */
export const RUN_LENGTH = 24;
/** Shorter strings are found whole; below this they are too ordinary to mean anything. */
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

/** Told of what was found: the owner given when the pattern was added, and where in the folded text. */
export type OnMatch = (owner: number, at: number) => void;

const BASE = 0x01000193;
const RING = 32;

function power(exponent: number): number {
  let value = 1;
  for (let step = 0; step < exponent; step += 1) value = Math.imul(value, BASE);
  return value;
}
const RUN_POWER = power(RUN_LENGTH);
const EXACT_POWER = power(SHORTEST_EXACT);

const BEFORE_BARE_ID = new Set([...'"\'/:=#'].map((character) => character.charCodeAt(0)));
const AFTER_BARE_ID = new Set([...'"\'/?#&.'].map((character) => character.charCodeAt(0)));
const HYPHEN = 45;
const UNDERSCORE = 95;
const LESS_THAN = 60;
const GREATER_THAN = 62;

/**
 * Many strings looked for at once by rolling hashes (Karp–Rabin): every piece of RUN_LENGTH characters of
 * the long ones, the short ones whole. Time grows with the text scanned, hardly with the patterns.
 */
export interface PatternSet {
  /** Adds a text; `owner` is given back with each match. Long texts are known by their pieces, short ones whole. */
  add(text: string, owner: number, edges: Edges): void;
  /** Looks for the patterns in a text; `withoutTags` reads past `<…>`, so that markup inside a sentence hides nothing. */
  scan(text: string, onMatch: OnMatch, options?: { withoutTags?: boolean }): void;
  /** Forgets every piece and every short string that this text holds: they are public. */
  forget(text: string): void;
  readonly runs: number;
  readonly exact: number;
}

export function createPatternSet(): PatternSet {
  let table = hashTable(1 << 12);
  const exacts: Exact[] = [];
  const exactByEnd = new Map<number, number[]>();
  const exactBits = new Uint32Array(1 << 15);

  const addRuns = (folded: string, owner: number): void => {
    const ring = new Uint16Array(RING);
    let hash = 0;
    for (let at = 0; at < folded.length; at += 1) {
      const unit = folded.charCodeAt(at);
      hash = (Math.imul(hash, BASE) + unit) | 0;
      if (at >= RUN_LENGTH) {
        hash = (hash - Math.imul(ring[(at - RUN_LENGTH) & (RING - 1)] ?? 0, RUN_POWER)) | 0;
      }
      ring[at & (RING - 1)] = unit;
      if (at < RUN_LENGTH - 1) continue;
      if (table.size * 2 >= table.capacity) table = table.grown();
      table.add(hash, checkHash(ring, at), owner);
    }
  };

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
    const bit = (hash >>> 12) & 0xfffff;
    exactBits[bit >>> 5] = (exactBits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    exacts.push({ units: folded, edges, owner, dropped: false });
  };

  /** The one loop: both rolling hashes over the folded text, without making that text. */
  const walk = (
    source: string,
    withoutTags: boolean,
    onRun: (slot: number, at: number) => void,
    onExact: (exact: Exact, at: number) => void,
  ): void => {
    const text = composed(source);
    const ring = new Uint16Array(RING);
    const ends: Exact[] = [];
    const bits = table.bits;
    let runHash = 0;
    let exactHash = 0;
    let at = 0;
    let last = SPACE;
    let inTag = false;

    const settle = (next: number): void => {
      for (const exact of ends) {
        if (!exact.dropped && edgeFits(exact.edges, next, AFTER_BARE_ID)) onExact(exact, at);
      }
      ends.length = 0;
    };

    for (let index = 0; index < text.length; index += 1) {
      const raw = text.charCodeAt(index);
      if (withoutTags) {
        if (inTag) {
          if (raw === GREATER_THAN) inTag = false;
          continue;
        }
        if (raw === LESS_THAN && /[a-z/!?]/i.test(text.charAt(index + 1))) {
          inTag = true;
          continue;
        }
      }
      const unit = foldedUnit(raw);
      if (unit === 0 || (unit === SPACE && last === SPACE)) continue;
      last = unit;
      if (ends.length > 0) settle(unit);
      runHash = (Math.imul(runHash, BASE) + unit) | 0;
      exactHash = (Math.imul(exactHash, BASE) + unit) | 0;
      if (at >= SHORTEST_EXACT) {
        exactHash =
          (exactHash - Math.imul(ring[(at - SHORTEST_EXACT) & (RING - 1)] ?? 0, EXACT_POWER)) | 0;
        if (at >= RUN_LENGTH) {
          runHash = (runHash - Math.imul(ring[(at - RUN_LENGTH) & (RING - 1)] ?? 0, RUN_POWER)) | 0;
        }
      }
      ring[at & (RING - 1)] = unit;
      at += 1;
      const exactBit = exactHash >>> 12;
      if (((exactBits[exactBit >>> 5] ?? 0) & (1 << (exactBit & 31))) !== 0) {
        for (const known of exactByEnd.get(exactHash) ?? []) {
          const exact = exacts[known];
          if (exact !== undefined && endsHere(exact, ring, at)) ends.push(exact);
        }
      }
      const runBit = runHash >>> 7;
      if (((bits[runBit >>> 5] ?? 0) & (1 << (runBit & 31))) !== 0 && at >= RUN_LENGTH) {
        const slot = table.find(runHash, ring, at - 1);
        if (slot !== -1) onRun(slot, at);
      }
    }
    settle(SPACE);
  };

  return {
    add(text, owner, edges) {
      const folded = foldText(text);
      if (folded.length >= RUN_LENGTH) addRuns(folded, owner);
      else if (folded.length >= SHORTEST_EXACT) addExact(folded, owner, edges);
    },
    scan(text, onMatch, options) {
      walk(
        text,
        options?.withoutTags === true,
        (slot, at) => {
          const owner = table.owner(slot);
          if (owner !== null) onMatch(owner, at - RUN_LENGTH);
        },
        (exact, at) => onMatch(exact.owner, at - exact.units.length),
      );
    },
    forget(text) {
      walk(
        text,
        false,
        (slot) => table.drop(slot),
        (exact) => {
          exact.dropped = true;
        },
      );
    },
    get runs() {
      return table.live();
    },
    get exact() {
      return exacts.filter((exact) => !exact.dropped).length;
    },
  };
}

function edgeFits(edges: Edges, unit: number, bareId: ReadonlySet<number>): boolean {
  if (edges === 'bare-id') return bareId.has(unit);
  if (edges === 'token' && (unit === HYPHEN || unit === UNDERSCORE)) return false;
  return !isInWord(unit);
}

/** Do the last units of the ring spell this string, and does what stands before let it begin there? */
function endsHere(exact: Exact, ring: Uint16Array, at: number): boolean {
  const { units } = exact;
  if (exact.dropped || at < units.length) return false;
  for (let back = 1; back <= units.length; back += 1) {
    if (ring[(at - back) & (RING - 1)] !== units.charCodeAt(units.length - back)) return false;
  }
  const before =
    at === units.length ? SPACE : (ring[(at - units.length - 1) & (RING - 1)] ?? SPACE);
  return edgeFits(exact.edges, before, BEFORE_BARE_ID);
}

/** A second hash of the RUN_LENGTH units that end at `end`, reckoned only where the first one matches. */
function checkHash(ring: Uint16Array, end: number): number {
  let hash = 0x811c9dc5;
  for (let back = RUN_LENGTH - 1; back >= 0; back -= 1) {
    hash = Math.imul(hash ^ (ring[(end - back) & (RING - 1)] ?? 0), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return hash | 0;
}

const NO_OWNER = 0xffff_ffff;

/** Open addressing over typed arrays: 12 bytes a slot, at most half full, with a bitmap before it. */
function hashTable(capacity: number) {
  const keys = new Int32Array(capacity);
  const checks = new Int32Array(capacity);
  /** Owner + 1; 0 is an empty slot, NO_OWNER a forgotten one. */
  const owners = new Uint32Array(capacity);
  const bits = new Uint32Array(1 << 20);
  let size = 0;
  let forgotten = 0;

  const place = (key: number, check: number, ownerPlusOne: number): void => {
    let slot = (key ^ (key >>> 16)) & (capacity - 1);
    while (owners[slot] !== 0) {
      if (keys[slot] === key && checks[slot] === check) return;
      slot = (slot + 1) & (capacity - 1);
    }
    keys[slot] = key;
    checks[slot] = check;
    owners[slot] = ownerPlusOne;
    const bit = key >>> 7;
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    size += 1;
  };

  const table = {
    bits,
    capacity,
    get size() {
      return size;
    },
    live: () => size - forgotten,
    add: (key: number, check: number, owner: number) => place(key, check, owner + 1),
    /** The slot of the units that end at `end`, -1 when they are not there. */
    find(key: number, ring: Uint16Array, end: number): number {
      let slot = (key ^ (key >>> 16)) & (capacity - 1);
      let check: number | undefined;
      while (owners[slot] !== 0) {
        if (keys[slot] === key) {
          check ??= checkHash(ring, end);
          if (checks[slot] === check) return slot;
        }
        slot = (slot + 1) & (capacity - 1);
      }
      return -1;
    },
    owner(slot: number): number | null {
      const value = owners[slot] ?? 0;
      return value === 0 || value === NO_OWNER ? null : value - 1;
    },
    drop(slot: number): void {
      if (owners[slot] === NO_OWNER) return;
      owners[slot] = NO_OWNER;
      forgotten += 1;
    },
    grown() {
      const larger = hashTable(capacity * 2);
      for (let slot = 0; slot < capacity; slot += 1) {
        const value = owners[slot] ?? 0;
        if (value !== 0) larger.put(keys[slot] ?? 0, checks[slot] ?? 0, value);
      }
      return larger;
    },
    put: place,
  };
  return table;
}
