import { createHash } from 'node:crypto';

/** Cloth structures every weaver's handbook begins with: geometry, nobody's motif. */
export const STRUCTURES = ['plain', 'twill', 'satin', 'basket'] as const;
export type Structure = (typeof STRUCTURES)[number];

export type Colour = readonly [red: number, green: number, blue: number];

interface Dye {
  name: { vi: string; en: string };
  colour: Colour;
}

/** The archive's colours are named after these dyes. */
const DARK: readonly Dye[] = [
  { name: { vi: 'chàm', en: 'indigo' }, colour: [0x22, 0x34, 0x5c] },
  { name: { vi: 'cánh kiến', en: 'lac red' }, colour: [0x93, 0x30, 0x2b] },
  { name: { vi: 'lá trầu', en: 'betel green' }, colour: [0x3c, 0x64, 0x49] },
  { name: { vi: 'muội đèn', en: 'soot black' }, colour: [0x1d, 0x1a, 0x17] },
];
const LIGHT: readonly Dye[] = [
  { name: { vi: 'nghệ', en: 'turmeric' }, colour: [0xd9, 0xa2, 0x1b] },
  { name: { vi: 'đất nung', en: 'clay' }, colour: [0xe0, 0xa2, 0x83] },
  { name: { vi: 'tro', en: 'ash grey' }, colour: [0xa8, 0xa1, 0x96] },
];
export const COTTON: Colour = [0xf7, 0xf3, 0xea];

export interface WeaveDraft {
  structure: Structure;
  warp: Dye;
  weft: Dye;
}

/** Two dyes for a cloth, computed from an id: the same id always gives the same cloth. */
export function weaveDraft(id: string, structure: Structure): WeaveDraft {
  const [first = 0, second = 0, third = 0] = createHash('sha256').update(id).digest();
  const dark = pick(DARK, first);
  const light = pick(LIGHT, second);
  return third % 2 === 0
    ? { structure, warp: dark, weft: light }
    : { structure, warp: light, weft: dark };
}

/** Does warp end `end` lie over weft pick `pick`? Both count from 0. */
export function isWarpUp(structure: Structure, end: number, pick: number): boolean {
  switch (structure) {
    case 'plain':
      return (end + pick) % 2 === 0;
    case 'twill':
      return modulo(end - pick, 4) < 2;
    case 'basket':
      return (Math.floor(end / 2) + Math.floor(pick / 2)) % 2 === 0;
    case 'satin':
      // Five-end satin, counter 2: one binding point in each column and row of five.
      return modulo(end - 2 * pick, 5) !== 0;
  }
}

function pick(dyes: readonly Dye[], number: number): Dye {
  const dye = dyes[number % dyes.length];
  if (!dye) throw new Error('there are no dyes to pick from');
  return dye;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
