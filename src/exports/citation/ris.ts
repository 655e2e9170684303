import { certainIso, parseDate } from '../uncertain-date.ts';
import type { CitedWork } from './cited-work.ts';

const TYPES: Readonly<Record<CitedWork['kind'], string>> = {
  'web-page': 'ELEC',
  article: 'JOUR',
  book: 'BOOK',
  dataset: 'DATA',
  legislation: 'STAT',
  audio: 'SOUND',
  video: 'VIDEO',
  image: 'ART',
};

/** A RIS entry (tags as Zotero, EndNote and Mendeley read them), lines ended by CRLF, UTF-8. */
export function toRis(work: CitedWork): string {
  const { key, kind, title, lang, authors, publisher, date, accessed, url, licence } = work;
  const lines: [string, string | null][] = [
    ['TY', TYPES[kind]],
    ['ID', key],
    ['TI', title],
    // A comma would part family and given name: a name without one is taken as it stands.
    ...authors.map((name): [string, string] => ['AU', name.replaceAll(',', '')]),
    ['PB', publisher],
    ['PY', date === null ? null : yearOf(date)],
    ['DA', date === null ? null : dateOf(date)],
    ['Y2', accessed === null ? null : accessed.replaceAll('-', '/')],
    ['UR', url],
    ['LA', lang],
    ['C1', licence],
    ['ER', ''],
  ];
  return lines
    .filter(([, value]) => value !== null)
    .map(([tag, value]) => `${tag}  - ${oneLine(value ?? '')}\r\n`)
    .join('');
}

function yearOf(date: string): string | null {
  const { year } = parseDate(date);
  return year === null ? null : String(year);
}

/** `2012/03`; an uncertain one as other information, the fourth part: `1990///1990~`. */
function dateOf(date: string): string {
  return certainIso(date)?.replaceAll('-', '/') ?? `${yearOf(date) ?? ''}///${date}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
