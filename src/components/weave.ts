import type { RecordType } from '#domain/public/vocabulary.ts';
import { draftOf } from './weave-draft.ts';
import { type Grid, STRUCTURES } from './weave-structures.ts';

/**
 * The cover of a record: a weaver's draft computed from its id. Threading along one edge, treadling down
 * another, the tie-up in their corner, and the cloth they make. Nobody's motif.
 */
export interface Weave extends Drawing {
  /** Same key, same drawing: usable in the ids of its SVG patterns. */
  key: string;
  dye: Dye;
  second: Second;
  /** Is the warp darker than the weft? */
  tone: 'dark' | 'light';
  /** Pixels to a thread. */
  thread: number;
  /** Sides on which the notation stands: the drawing is mirrored, the structure with it. */
  mirror: '' | 'x' | 'y' | 'xy';
  /** Ends of a repeat of the warp's stripes in the second dye, and their path; none when the warp is plain. */
  stripes: { ends: number; path: string } | null;
}

/** Path data in threads, each one unit wide: to be stroked. */
interface Drawing {
  ends: number;
  picks: number;
  shafts: number;
  treadles: number;
  /** Where the warp lies on top. */
  warp: string;
  threading: string;
  treadling: string;
  tieUp: string;
}

const DYES = ['indigo', 'lac', 'turmeric', 'betel', 'clay', 'ash', 'cotton'] as const;
export type Dye = (typeof DYES)[number];
/** The warp's other thread: another dye, or the same one in a paler bath. */
type Second = Dye | 'pale';

const DYE_OF_TYPE: Readonly<Record<RecordType | 'tombstone', Dye>> = {
  festival: 'indigo',
  occurrence: 'indigo',
  custom: 'lac',
  product: 'turmeric',
  place: 'betel',
  community: 'betel',
  listing: 'ash',
  story: 'clay',
  bulletin: 'clay',
  person: 'ash',
  organisation: 'ash',
  collection: 'ash',
  protocol: 'ash',
  source: 'ash',
  media: 'ash',
  concept: 'ash',
  tombstone: 'ash',
};

/** The one accent of a page, chosen by what kind of record it shows, never by whose it is. */
export function dyeOf(type: RecordType | 'tombstone'): Dye {
  return DYE_OF_TYPE[type];
}

/** What belongs to peoples: a stripe in another dye beside their name could be taken for their cloth. */
const PEOPLES: ReadonlySet<RecordType | 'tombstone'> = new Set([
  'community',
  'festival',
  'occurrence',
  'custom',
  'product',
]);
const OF_ONE_DYE: readonly Second[] = ['cotton', 'pale'];

/** Stripes in the second dye: which ends of a repeat of so many. A plain warp stands more often than each. */
const WARPINGS: readonly { ends: number; dyed: readonly number[] }[] = [
  { ends: 0, dyed: [] },
  { ends: 0, dyed: [] },
  { ends: 0, dyed: [] },
  { ends: 16, dyed: [6, 7] },
  { ends: 24, dyed: [4, 5, 6, 10, 11, 12] },
  { ends: 40, dyed: [5, 7, 9, 11, 13] },
  { ends: 12, dyed: [5] },
  { ends: 32, dyed: [8, 9, 10, 11, 12, 13, 14, 15] },
  { ends: 48, dyed: [10, 11, 12, 13, 15, 17] },
];
/** Fine, middling and coarse; many shafts take fine threads, so that the cloth keeps the greater part. */
const THREADS = [4, 6, 9, 12] as const;
const WIDEST_NOTATION = 52;
const MIRRORS = ['', 'x', 'y', 'xy'] as const;

/** The cover of a record: the same for the same id, for ever. */
export function weaveOf(id: string, type: RecordType | 'tombstone'): Weave {
  const hash = fnv1a(id);
  const structure = hash % STRUCTURES.length;
  const warping = (hash >>> 6) % WARPINGS.length;
  const tone = ((hash >>> 12) & 1) === 0 ? 'dark' : 'light';
  const mirror = MIRRORS[(hash >>> 13) & 3] ?? '';
  const dye = dyeOf(type);
  const drawing = drawn(structure);
  const notation = Math.max(drawing.shafts, drawing.treadles);
  const thread = Math.min(
    THREADS[(hash >>> 15) % THREADS.length] ?? 6,
    Math.max(4, Math.floor(WIDEST_NOTATION / notation)),
  );
  const seconds: readonly Second[] = PEOPLES.has(type)
    ? OF_ONE_DYE
    : DYES.filter((candidate) => candidate !== dye && candidate !== 'ash');
  const second = seconds[(hash >>> 18) % seconds.length] ?? 'cotton';
  return {
    ...drawing,
    key: ['w', structure, warping, thread, tone, mirror, dye, second].join('-'),
    dye,
    second,
    tone,
    thread,
    mirror,
    stripes: stripesOf(STRUCTURES[structure] ?? [], WARPINGS[warping]),
  };
}

/**
 * Covers that stand side by side: where two neighbours would look alike, the second shows the back of its
 * cloth, on which dark and light change places.
 */
export function sideBySide(weaves: readonly Weave[]): Weave[] {
  const shown: Weave[] = [];
  for (const weave of weaves) {
    const left = shown.at(-1);
    const sides = [weave, turned(weave)].filter(
      (side) => left === undefined || looks(side) !== looks(left),
    );
    // Best unlike those above it too, in a grid of two, three or four.
    const near = new Set(shown.slice(-4).map(looks));
    shown.push(sides.find((side) => !near.has(looks(side))) ?? sides[0] ?? weave);
  }
  return shown;
}

function turned(weave: Weave): Weave {
  const tone = weave.tone === 'dark' ? 'light' : 'dark';
  return { ...weave, tone, key: `${weave.key}-back` };
}

/** What the eye takes in at a glance. */
function looks({ dye, tone, thread, stripes, ends, shafts }: Weave): string {
  const order = shafts <= 3 ? 'chequered' : ends > shafts ? 'banded' : 'leaning';
  return [dye, tone, thread > 6 ? 'coarse' : 'fine', stripes?.ends ?? 0, order].join(' ');
}

const drawings = new Map<number, Drawing>();

function drawn(index: number): Drawing {
  let drawing = drawings.get(index);
  if (drawing === undefined) {
    drawing = draw(STRUCTURES[index] ?? []);
    drawings.set(index, drawing);
  }
  return drawing;
}

function draw(grid: Grid): Drawing {
  const { threading, treadling, tieUp } = draftOf(grid);
  const shafts = tieUp[0]?.length ?? 0;
  const treadles = tieUp.length;
  return {
    ends: threading.length,
    picks: treadling.length,
    shafts,
    treadles,
    warp: threading.map((_, end) => floats(grid, end, end)).join(''),
    threading: threading.map((shaft, end) => square(end, shafts - 1 - shaft)).join(''),
    treadling: treadling.map((treadle, pick) => square(treadles - 1 - treadle, pick)).join(''),
    tieUp: tieUp
      .flatMap((lifted, treadle) =>
        lifted.map((up, shaft) => (up ? square(treadles - 1 - treadle, shafts - 1 - shaft) : '')),
      )
      .join(''),
  };
}

function stripesOf(grid: Grid, warping: (typeof WARPINGS)[number] | undefined): Weave['stripes'] {
  const width = grid[0]?.length ?? 1;
  if (warping === undefined || warping.ends === 0) return null;
  // A stripe must fall on the same ends of the structure in every repeat.
  const ends = Math.ceil(warping.ends / width) * width;
  return { ends, path: warping.dyed.map((end) => floats(grid, end % width, end)).join('') };
}

/** The stretches of one end that lie on top, drawn at `x`. */
function floats(grid: Grid, end: number, x: number): string {
  let path = '';
  let start = -1;
  for (let pick = 0; pick <= grid.length; pick += 1) {
    const up = grid[pick]?.[end] === true;
    if (up && start === -1) start = pick;
    if (!up && start !== -1) {
      path += `M${x} ${start}V${pick}`;
      start = -1;
    }
  }
  return path;
}

function square(x: number, y: number): string {
  return `M${x} ${y}h.7`;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  // FNV's bits are not even enough to be taken apart: mix them (murmur3's finalizer).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}
