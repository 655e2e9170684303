import type { RecordType } from '#domain/public/vocabulary.ts';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import { fold } from '#search/fold.ts';
import type { SignedVisit } from '../../http/route.ts';
import { readableBy } from '../known-to.ts';
import type { Records } from '../open-records.ts';
import type { RecordHead } from '../record-head.ts';

export interface RecordRow {
  id: string;
  type: RecordType;
  title: string;
  state: RecordHead['state'];
  /** Locales of the site in which it has no title. */
  missing: string[];
}

export interface RowFilter {
  words: string;
  /** `null`: all that tell of something; those of LOOKED_UP when they are asked for. */
  type: RecordType | 'all' | null;
  community: string;
  /** A locale in which the title is missing. */
  missing: string;
  state: RecordHead['state'] | null;
  page: number;
}

export interface RowPage {
  rows: RecordRow[];
  total: number;
  page: number;
  pages: number;
}

const ROWS_PER_PAGE = 50;
/** Others point to them; nobody comes to read their list. */
const LOOKED_UP: readonly RecordType[] = ['source', 'concept', 'listing'];
const TYPE_CHOICES = ['all', ...RECORD_TYPES] as const;
const STATES = ['draft', 'in-review', 'approved', 'published'] as const;

export function readFilter(query: URLSearchParams): RowFilter {
  const asked = (name: string) => query.get(name) ?? '';
  return {
    words: asked('q'),
    type: TYPE_CHOICES.find((type) => type === asked('type')) ?? null,
    community: asked('community'),
    missing: asked('missing'),
    state: STATES.find((state) => state === asked('state')) ?? null,
    page: Math.max(1, Number.parseInt(asked('page'), 10) || 1),
  };
}

/** The records somebody may know of, drafts first, then by title; those that fit the filter. */
export function recordRows(records: Records, filter: RowFilter, visit: SignedVisit): RowPage {
  const { drafts, terms, holdings, locales } = records;
  const { lang } = visit;
  const states = new Map(drafts.list().map(({ recordId, state }) => [recordId, state]));
  const knows = readableBy(records, visit);
  const words = fold(filter.words.trim());
  const rows: RecordRow[] = [];
  for (const { id, type, titles, folded } of terms.all()) {
    const state = states.get(id) ?? 'published';
    if (!isOfType(filter, type, state)) continue;
    if (filter.state !== null && state !== filter.state) continue;
    if (words !== '' && !folded.some((name) => name.includes(words))) continue;
    const missing = 'und' in titles ? [] : locales.filter((locale) => titles[locale] === undefined);
    if (filter.missing !== '' && !missing.includes(filter.missing)) continue;
    if (filter.community !== '') {
      const of = holdings.subjectOf(id)?.communities ?? [];
      if (!of.includes(filter.community)) continue;
    }
    if (!knows(id)) continue;
    rows.push({ id, type, title: terms.titleOf(id, lang), state, missing });
  }
  const collator = new Intl.Collator(lang);
  const rank = ({ state }: RecordRow) => (state === 'published' ? 1 : 0);
  rows.sort((a, b) => rank(a) - rank(b) || collator.compare(a.title, b.title));
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const page = Math.min(filter.page, pages);
  const from = (page - 1) * ROWS_PER_PAGE;
  return { rows: rows.slice(from, from + ROWS_PER_PAGE), total: rows.length, page, pages };
}

function isOfType(
  { type: asked, words }: RowFilter,
  type: RecordType,
  state: RecordHead['state'],
): boolean {
  if (asked === 'all') return true;
  if (asked !== null) return type === asked;
  return words.trim() !== '' || state !== 'published' || !LOOKED_UP.includes(type);
}
