import { ENGLISH_MONTHS } from '#domain/public/english-months.ts';
import { parseDate } from '../uncertain-date.ts';
import type { CitedWork } from './cited-work.ts';

/** Words of a citation in order; some stand in italics. */
export type CitationPart = string | { italic: string };

/**
 * The reference list entry of APA 7 for a page of a site (https://apastyle.apa.org, webpage on a website): author, date,
 * title, site, address. The site's name is left out where it is the author. No author: the title leads.
 */
export function toApa({ title, authors, publisher, date, url, genre }: CitedWork): CitationPart[] {
  const who = list(authors, '&');
  const when = `(${date === null ? 'n.d.' : apaDate(date)})`;
  const what: CitationPart[] = [{ italic: title }, genre === null ? '' : ` [${genre}]`];
  const where = publisher === null || authors.includes(publisher) ? '' : `${ended(publisher)} `;
  const head: CitationPart[] =
    who === '' ? [...what, `. ${when}. `] : [`${ended(who)} ${when}. `, ...what, '. '];
  return tidy([...head, where, url ?? '']);
}

/**
 * The bibliography entry of the Chicago Manual, 17th edition, 14.205–207 (web pages): author, title in quotation marks,
 * site, date, address. The site's name is left out where it is the author.
 */
export function toChicago({
  title,
  authors,
  publisher,
  date,
  accessed,
  url,
}: CitedWork): CitationPart[] {
  const who = list(authors, 'and');
  const where = publisher === null || authors.includes(publisher) ? '' : `${ended(publisher)} `;
  const when =
    date === null
      ? accessed === null
        ? ''
        : `Accessed ${americanDate(accessed)}. `
      : `${americanDate(date)}. `;
  const sign = /[?!.…]$/.test(title) ? '' : '.';
  return tidy([
    who === '' ? '' : `${ended(who)} `,
    `“${title}${sign}” `,
    where,
    when,
    url === null ? '' : `${url}.`,
  ]);
}

/** `a`, `a & b`, `a, b, & c`. */
function list(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const comma = names.length > 2 ? ',' : '';
  return `${names.slice(0, -1).join(', ')}${comma} ${and} ${last}`;
}

function ended(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}

/** `2026, November 21`; `ca. 1990`; `1990s`. */
function apaDate(date: string): string {
  const { year, month, day, approximate } = parseDate(date);
  if (year === null) return decade(date);
  const name = month === null ? undefined : ENGLISH_MONTHS[month - 1];
  const about = approximate ? 'ca. ' : '';
  if (name === undefined) return `${about}${year}`;
  return `${about}${year}, ${name}${day === null ? '' : ` ${day}`}`;
}

/** `November 21, 2026`; `ca. 1990`; `1990s`. */
function americanDate(date: string): string {
  const { year, month, day, approximate } = parseDate(date);
  if (year === null) return decade(date);
  const name = month === null ? undefined : ENGLISH_MONTHS[month - 1];
  const about = approximate ? 'ca. ' : '';
  if (name === undefined) return `${about}${year}`;
  return `${about}${day === null ? `${name} ${year}` : `${name} ${day}, ${year}`}`;
}

/** `199X` → `1990s`; of what is known less well both styles say that there is no date. */
function decade(date: string): string {
  const found = /^(\d{3})X$/.exec(date);
  return found === null ? 'n.d.' : `${found[1]}0s`;
}

function tidy(parts: readonly CitationPart[]): CitationPart[] {
  const filled = parts.filter((part) => part !== '');
  const last = filled.at(-1);
  return typeof last === 'string' ? [...filled.slice(0, -1), last.trimEnd()] : filled;
}
