import type { PublicMediaFacts } from '#domain/public/media.ts';

type DocumentPage = NonNullable<PublicMediaFacts['pages']>[number];

/** Words that one page of the site can hold beside everything else: about 8 KB compressed. */
const CHARS_ON_SHEET = 16_000;
/** And links to pictures of pages, where there are no words. */
const PAGES_ON_SHEET = 200;

/** The pages of a document as the site shows them: so many at a time, none of them cut in two. */
export function documentSheets({ pages }: Pick<PublicMediaFacts, 'pages'>): DocumentPage[][] {
  const sheets: DocumentPage[][] = [];
  let room = 0;
  for (const page of pages ?? []) {
    const sheet = sheets.at(-1);
    room -= page.text.length;
    if (sheet === undefined || room < 0 || sheet.length === PAGES_ON_SHEET) {
      sheets.push([page]);
      room = CHARS_ON_SHEET - page.text.length;
    } else sheet.push(page);
  }
  return sheets;
}
