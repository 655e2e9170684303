import { type CitedWork, dateParts } from './cited-work.ts';

const TYPES: Readonly<Record<CitedWork['kind'], string>> = {
  'web-page': 'webpage',
  article: 'article',
  book: 'book',
  dataset: 'dataset',
  legislation: 'legislation',
  audio: 'song',
  video: 'motion_picture',
  image: 'graphic',
};

/**
 * CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), one item in an array. Authors are
 * literal names: no style turns them about.
 */
export function toCslJson(work: CitedWork): string {
  const { key, kind, title, lang, authors, publisher, date, accessed, url, licence, genre } = work;
  const isPage = kind === 'web-page';
  const item = {
    id: key,
    type: TYPES[kind],
    title,
    ...(authors.length === 0 ? {} : { author: authors.map((literal) => ({ literal })) }),
    ...(publisher === null ? {} : { [isPage ? 'container-title' : 'publisher']: publisher }),
    ...(genre === null ? {} : { genre }),
    ...(date === null ? {} : { issued: toDate(date) }),
    ...(accessed === null ? {} : { accessed: toDate(accessed) }),
    ...(url === null ? {} : { URL: url }),
    ...(lang === null ? {} : { language: lang }),
    ...(licence === null ? {} : { license: licence }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

function toDate(iso: string): { 'date-parts': number[][] } {
  const { year, month, day } = dateParts(iso);
  return { 'date-parts': [[year, month, day].filter((part) => part !== null)] };
}
