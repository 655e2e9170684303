import { certainIso, parseDate } from '../uncertain-date.ts';
import type { CitedWork } from './cited-work.ts';

const MONTHS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;

/**
 * A BibTeX entry in UTF-8, for BibTeX and biblatex (fields `url` and `urldate` are known to both through their usual
 * styles). Names and title stand in double braces: no style takes them apart or changes their letters.
 */
export function toBibtex(work: CitedWork): string {
  const { key, kind, title, lang, authors, publisher, date, accessed, url, licence } = work;
  // An uncertain date stands as biblatex reads it, for BibTeX would print it as if it were sure.
  const isCertain = date !== null && certainIso(date) !== null;
  const { year, month } = isCertain ? parseDate(date) : { year: null, month: null };
  const names = authors.map((name) => `{${escapeTex(name)}}`).join(' and ');
  const fields: [string, string | null][] = [
    ['author', names === '' ? null : `{${names}}`],
    ['title', `{{${escapeTex(title)}}}`],
    ['date', date === null || isCertain ? null : `{${date.replaceAll(/[{}\\]/g, '')}}`],
    ['year', year === null ? null : `{${year}}`],
    ['month', month === null ? null : (MONTHS[month - 1] ?? null)],
    [
      kind === 'book' ? 'publisher' : 'organization',
      publisher === null ? null : `{{${escapeTex(publisher)}}}`,
    ],
    ['url', url === null ? null : `{${escapeUrl(url)}}`],
    ['urldate', accessed === null ? null : `{${accessed}}`],
    ['langid', lang === null ? null : langid(lang)],
    ['note', licence === null ? null : `{${escapeTex(licence)}}`],
  ];
  const lines = fields
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `  ${name} = ${value},`);
  return [`@${kind === 'book' ? 'book' : 'misc'}{${key},`, ...lines, '}', ''].join('\n');
}

const TEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Signs that TeX takes for its own; braces as words, for BibTeX counts even escaped ones. */
function escapeTex(text: string): string {
  return text.replaceAll(/[\\{}~^&%$#_]/g, (sign) => TEX_SIGNS[sign] ?? `\\${sign}`);
}

/** Read letter by letter by the `url` package: only braces would end the field. */
function escapeUrl(url: string): string {
  return url.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** Names that babel and polyglossia know; others are left out. */
function langid(lang: string): string | null {
  const names: Readonly<Record<string, string>> = {
    vi: '{vietnamese}',
    en: '{english}',
    km: '{khmer}',
  };
  return names[lang] ?? null;
}
