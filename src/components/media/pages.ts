import type { PublicMediaFacts } from '#domain/public/media.ts';

/** Words of a document that its own page can hold beside everything else: about 8 KB compressed. */
const CHARS_ON_PAGE = 16_000;

export interface ShownPage {
  number: number;
  /** Its picture, to open. */
  file: { path: string; sizeBytes: number } | null;
  /** Lines of its text; empty for a scan, and for pages beyond what fits. */
  lines: string[];
}

/** The pages of a document as its page lists them: the words of the first ones, the pictures of all. */
export function shownPages({ pages, derivatives }: PublicMediaFacts): ShownPage[] {
  const sizes = new Map(derivatives.map(({ path, sizeBytes }) => [path, sizeBytes]));
  let room = CHARS_ON_PAGE;
  return (pages ?? []).map(({ number, picture, text }) => {
    room -= text.length;
    const file = picture === null ? null : { path: picture, sizeBytes: sizes.get(picture) ?? 0 };
    return { number, file, lines: text === '' || room < 0 ? [] : text.split('\n') };
  });
}
