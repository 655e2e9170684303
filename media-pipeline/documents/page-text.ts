import type { Refusal } from '../refusal.ts';
import type { Poppler } from './find-poppler.ts';
import { runPoppler } from './run-poppler.ts';

export interface PageTextOptions {
  /** Absolute path of the PDF. */
  source: string;
  pageCount: number;
  /** Of one page, in characters; the rest is cut. */
  maxPageChars: number;
  /** Of all pages together. */
  maxChars: number;
  signal?: AbortSignal | undefined;
}

const MAX_OUTPUT_BYTES = 64_000_000;

/** The text layer of every page, in reading order; empty for a page without one, as of a scan. */
export async function readPageTexts(
  poppler: Poppler,
  { source, pageCount, maxPageChars, maxChars, signal }: PageTextOptions,
): Promise<string[] | Refusal> {
  // Neither -layout, which sets columns side by side, nor -raw, which keeps the order of drawing.
  const told = await runPoppler(poppler, {
    program: 'pdftotext',
    options: ['-enc', 'UTF-8', '-eol', 'unix'],
    output: ['-'],
    source,
    timeoutSeconds: 300,
    maxOutputBytes: MAX_OUTPUT_BYTES,
    signal,
  });
  if ('reason' in told) return told;
  const pages = told.printed.toString('utf8').split('\f');
  let room = maxChars;
  return Array.from({ length: pageCount }, (_, index) => {
    const text = cleanPageText(pages[index] ?? '').slice(0, Math.min(maxPageChars, room));
    room -= text.length;
    // Cut between the halves of a pair, the first is no character.
    return text.toWellFormed();
  });
}

/** Controls but for the line break, code points that are no characters, and those that turn the line around. */
const NO_TEXT = /[^\P{Cc}\n]|[\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\u00ad]/gu;

/** NFC, without control characters; lines as they are, but for blank ones in a row and spaces at their ends. */
export function cleanPageText(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replace(NO_TEXT, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
