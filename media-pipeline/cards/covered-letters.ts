import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The faces in which cards are set, and their fontconfig file. */
export const CARD_FONTS = join(import.meta.dirname, 'fonts');

let covered: Set<number> | undefined;

/** Has every letter of `text` a shape in the faces of the cards? What they lack would be drawn as an empty box. */
export function hasShapes(text: string): boolean {
  covered ??= new Set(
    globSync('*.ttf', { cwd: CARD_FONTS }).flatMap((file) => [
      ...codePointsOf(readFileSync(join(CARD_FONTS, file))),
    ]),
  );
  for (const letter of text.normalize('NFC')) {
    const point = letter.codePointAt(0) ?? 0;
    if (!covered.has(point) && !/[\s\u200b-\u200d]/u.test(letter)) return false;
  }
  return true;
}

/**
 * The characters that a TrueType font maps to a glyph, from its `cmap` subtables of format 4 and 12
 * (https://learn.microsoft.com/typography/opentype/spec/cmap).
 */
export function codePointsOf(font: Buffer): Set<number> {
  const points = new Set<number>();
  const cmap = tableAt(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  for (let table = 0; table < count; table += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + table * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) readSegments(font, at, points);
    if (format === 12) readGroups(font, at, points);
  }
  return points;
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let table = 0; table < count; table += 1) {
    const at = 12 + table * 16;
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function readSegments(font: Buffer, at: number, points: Set<number>): void {
  const bytes = font.readUInt16BE(at + 6);
  for (let segment = 0; segment < bytes; segment += 2) {
    const end = font.readUInt16BE(at + 14 + segment);
    const start = font.readUInt16BE(at + 16 + bytes + segment);
    const delta = font.readUInt16BE(at + 16 + bytes * 2 + segment);
    const rangeAt = at + 16 + bytes * 3 + segment;
    const range = font.readUInt16BE(rangeAt);
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const glyph =
        range === 0
          ? (point + delta) & 0xffff
          : font.readUInt16BE(rangeAt + range + (point - start) * 2);
      if (glyph !== 0) points.add(point);
    }
  }
}

function readGroups(font: Buffer, at: number, points: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const from = at + 16 + group * 12;
    const end = font.readUInt32BE(from + 4);
    for (let point = font.readUInt32BE(from); point <= end; point += 1) points.add(point);
  }
}
