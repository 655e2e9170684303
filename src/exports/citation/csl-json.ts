import { parseDate } from '../uncertain-date.ts';
import type { CitedWork } from './cited-work.ts';

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

/** A date variable of CSL; what is not a number stands as it was written. */
function toDate(edtf: string): object {
  const { year, month, day, approximate } = parseDate(edtf);
  if (year === null) return { literal: edtf };
  const parts = [year, month, day].filter((part) => part !== null);
  return { 'date-parts': [parts], ...(approximate ? { circa: true } : {}) };
}
