import { parse } from 'yaml';
import { TextFrontMatterSchema } from '#domain/text.ts';

/** Longest caption: two lines of a phone. */
const MAX_CAPTION_CHARS = 84;

/** Title and summary of a record's text file, the summary without its citations and links. */
export function readSummary(markdown: string): { title: string; summary: string } | null {
  const frontMatter = /^---\n([\s\S]*?)\n---\n?/.exec(markdown)?.[1];
  if (frontMatter === undefined) return null;
  const { title, summary } = TextFrontMatterSchema.parse(parse(frontMatter));
  return summary === undefined ? null : { title, summary: withoutMarkup(summary) };
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\s*\[@[^\]]*\]/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Cuts a text where a reader draws breath: after sentences, then after semicolons and colons, then, where
 * a piece is still longer than a caption, at the commas nearest to its middle. Nothing is lost: joined by
 * single spaces, the pieces are the text.
 */
export function cutIntoPieces(text: string): string[] {
  return text
    .split(/(?<=[.!?…;:]”?)\s+/u)
    .filter((piece) => piece !== '')
    .flatMap(cutAtCommas);
}

function cutAtCommas(piece: string): string[] {
  if (piece.length <= MAX_CAPTION_CHARS) return [piece];
  const cuts = [...piece.matchAll(/,\s+|\s+[–—-]\s+/gu)].map((match) => match.index + 1);
  const middle = piece.length / 2;
  const [nearest] = cuts.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (nearest === undefined) return [piece];
  const before = piece.slice(0, nearest).trim();
  const after = piece.slice(nearest).trim();
  return [...cutAtCommas(before), ...cutAtCommas(after)];
}
