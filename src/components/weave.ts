import type { RecordType } from '#domain/public/vocabulary.ts';

/**
 * A weave draft: which of warp and weft lies on top where they cross, drawn as threads. It is the
 * structure of a cloth (plain, basket, twill, satin), computed from a record's id, and nobody's motif.
 */
export interface Weave {
  /** Same key, same drawing: usable as the id of an SVG pattern. */
  key: string;
  /** Side of one repeat, in user units. */
  size: number;
  /** Path data of the threads on top, to be stroked. */
  warp: string;
  weft: string;
  dye: Dye;
  second: Dye;
}

const DYES = ['indigo', 'lac', 'turmeric', 'betel', 'clay', 'ash', 'cotton'] as const;
export type Dye = (typeof DYES)[number];

const DYE_OF_TYPE: Readonly<Record<RecordType | 'tombstone', Dye>> = {
  festival: 'indigo',
  occurrence: 'indigo',
  custom: 'lac',
  product: 'turmeric',
  place: 'betel',
  community: 'betel',
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

/** Floats of one weft row (`over` warp threads up, `under` down, …) and the step to the next row. */
const STRUCTURES: readonly { floats: readonly number[]; step: number; rows?: number }[] = [
  { floats: [1, 1], step: 1 },
  { floats: [2, 2], step: 2, rows: 2 },
  { floats: [3, 3], step: 3, rows: 3 },
  { floats: [2, 1], step: 1 },
  { floats: [1, 2], step: 2 },
  { floats: [2, 2], step: 1 },
  { floats: [2, 2], step: 3 },
  { floats: [3, 1], step: 1 },
  { floats: [1, 3], step: 3 },
  { floats: [3, 2], step: 1 },
  { floats: [3, 3], step: 5 },
  { floats: [3, 1, 1, 1], step: 1 },
  { floats: [4, 1], step: 2 },
  { floats: [1, 4], step: 3 },
  { floats: [7, 1], step: 3 },
  { floats: [1, 7], step: 5 },
];

const CELL = 10;

/** The weave of a record: the same for the same id, for ever. */
export function weaveOf(id: string, type: RecordType | 'tombstone'): Weave {
  const hash = fnv1a(id);
  const index = hash % STRUCTURES.length;
  const dye = dyeOf(type);
  const seconds = DYES.filter((candidate) => candidate !== dye && candidate !== 'ash');
  // Undyed cotton is the common second thread; another dye is the exception.
  const choice = (hash >>> 8) % (seconds.length * 2);
  const second = seconds[choice] ?? 'cotton';
  const key = `w${index}-${dye}-${second}`;
  return { key, dye, second, ...drawn(index) };
}

const drawings = new Map<number, Pick<Weave, 'size' | 'warp' | 'weft'>>();

function drawn(index: number): Pick<Weave, 'size' | 'warp' | 'weft'> {
  let drawing = drawings.get(index);
  if (drawing === undefined) {
    drawing = draw(raised(index));
    drawings.set(index, drawing);
  }
  return drawing;
}

/** `grid[row][column]`: is the warp thread on top? Always square. */
function raised(index: number): boolean[][] {
  const { floats, step, rows = 1 } = STRUCTURES[index] ?? { floats: [1, 1], step: 1 };
  const row = floats.flatMap((length, place) => new Array<boolean>(length).fill(place % 2 === 0));
  const width = row.length;
  return Array.from({ length: width }, (_, y) => {
    const shift = (Math.floor(y / rows) * step) % width;
    return Array.from({ length: width }, (_, x) => row[(x - shift + width) % width] ?? false);
  });
}

function draw(grid: readonly (readonly boolean[])[]): Pick<Weave, 'size' | 'warp' | 'weft'> {
  const count = grid.length;
  let warp = '';
  let weft = '';
  for (let line = 0; line < count; line += 1) {
    const column = grid.map((row) => row[line] === true);
    const row = (grid[line] ?? []).map((up) => !up);
    for (const [from, to] of threads(column)) warp += `M${line * CELL + CELL / 2} ${from}V${to}`;
    for (const [from, to] of threads(row)) weft += `M${from} ${line * CELL + CELL / 2}H${to}`;
  }
  return { size: count * CELL, warp, weft };
}

/** Stretches of thread on top, in user units; one that runs over the edge goes on in the next repeat. */
function threads(onTop: readonly boolean[]): [number, number][] {
  const count = onTop.length;
  const found: [number, number][] = [];
  let start = -1;
  for (let at = 0; at <= count; at += 1) {
    if (at < count && onTop[at] === true) {
      if (start === -1) start = at;
    } else if (start !== -1) {
      const from = start === 0 && onTop[count - 1] === true ? 0 : start * CELL + 1;
      const to = at === count && onTop[0] === true ? count * CELL : at * CELL - 1;
      found.push([from, to]);
      start = -1;
    }
  }
  return found;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  // FNV's low bits alone are poor; fold the high ones in.
  return (hash ^ (hash >>> 15)) >>> 0;
}
