import type { PublicMediaFacts } from '#domain/public/media.ts';
import { documentSheets } from '#public-records/document-sheets.ts';

export interface ShownPage {
  number: number;
  /** Its picture, to open. */
  file: { path: string; sizeBytes: number } | null;
  /** Lines of its text; empty for a scan. */
  lines: string[];
}

/** The pages of a document on one of its sheets, counted from 1. */
export function shownPages(facts: PublicMediaFacts, sheet: number): ShownPage[] {
  const sizes = new Map(facts.derivatives.map(({ path, sizeBytes }) => [path, sizeBytes]));
  return (documentSheets(facts)[sheet - 1] ?? []).map(({ number, picture, text }) => ({
    number,
    file: picture === null ? null : { path: picture, sizeBytes: sizes.get(picture) ?? 0 },
    lines: text === '' ? [] : text.split('\n'),
  }));
}
