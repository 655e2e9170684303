import type { Catalogue } from '#catalogue/catalogue.ts';
import { REFERENCE_KINDS, type ReferenceKind } from '#catalogue/references/reference-kinds.ts';
import { fallbackChain } from '#domain/public/language.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { fold } from '#search/fold.ts';
import type { Draft, RecordFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import { draftNames } from './draft-names.ts';

/** A record as it is looked for: by any of its names, in any script, with or without marks. */
export interface Term {
  id: string;
  type: RecordType;
  /** Titles by language. */
  titles: Readonly<Record<string, string>>;
  /** All that it is called, folded; its id too. */
  folded: readonly string[];
  /** What it stands in: the parent of a place, the vocabulary of a concept. */
  within: string | null;
  isDraft: boolean;
}

export interface SearchOptions {
  /** What is looked for: what a reference may lead to, a type, or anything. */
  to: ReferenceKind | RecordType | null;
  limit: number;
  /** May whoever looks know of the record? */
  knows(id: string): boolean;
}

export interface TermIndex {
  find(id: string): Term | null;
  /** Best first: those called so, then those whose name or word begins so, then those that hold it. */
  search(query: string, options: SearchOptions): Term[];
  /** The one record that a person meant by what they typed: its id, its name, or `name [id]`. */
  resolve(typed: string, options: Pick<SearchOptions, 'to' | 'knows'>): string;
  all(): Term[];
  /** Its title for somebody who reads `lang`; the id where it has none. */
  titleOf(id: string, lang: string): string;
  /** The title that these files give a record. */
  titleOfFiles(id: string, files: RecordFiles, lang: string): string;
}

/** All records of the holdings and the drafts, by name; read again whenever the catalogue is another. */
export function openTermIndex(options: {
  catalogue(): Catalogue;
  drafts: Pick<DraftStore, 'list' | 'find'>;
}): TermIndex {
  let held: { hash: string; terms: Map<string, Term> } | undefined;
  const terms = (): Map<string, Term> => {
    const catalogue = options.catalogue();
    if (held?.hash !== catalogue.hash) {
      const read = new Map<string, Term>();
      for (const record of catalogue.all()) read.set(record.id, toTerm(record));
      held = { hash: catalogue.hash, terms: read };
    }
    return held.terms;
  };
  const find = (id: string): Term | null => {
    const known = terms().get(id);
    if (known !== undefined) return known;
    const draft = options.drafts.find(id);
    return draft === null ? null : draftTerm(draft);
  };
  const all = (): Term[] => {
    const published = terms();
    const drafted = options.drafts.list().filter(({ recordId }) => !published.has(recordId));
    return [...published.values(), ...drafted.map(draftTerm)];
  };
  const search: TermIndex['search'] = (query, { to, limit, knows }) => {
    const wanted = fold(query.trim());
    if (wanted === '') return [];
    const types = typesOf(to);
    const found: { term: Term; rank: number; length: number }[] = [];
    for (const term of all()) {
      if (types !== null && !types.includes(term.type)) continue;
      const best = rankOf(term, wanted);
      if (best !== null) found.push({ term, ...best });
    }
    found.sort(
      (a, b) => a.rank - b.rank || a.length - b.length || (a.term.id < b.term.id ? -1 : 1),
    );
    const chosen: Term[] = [];
    for (const { term } of found) {
      if (chosen.length === limit) break;
      if (knows(term.id)) chosen.push(term);
    }
    return chosen;
  };

  return {
    find,
    all,
    titleOf: (id, lang) => pickTitle(find(id)?.titles ?? {}, id, lang),
    titleOfFiles: (id, files, lang) => pickTitle(draftNames(files).titles, id, lang),
    search,
    resolve(typed, { to, knows }) {
      const bracketed = /\[([a-z0-9-]+)\]\s*$/.exec(typed)?.[1];
      if (bracketed !== undefined) return bracketed;
      if (find(typed) !== null) return typed;
      const wanted = fold(typed);
      const called = search(typed, { to, knows, limit: 20 }).filter(({ folded }) =>
        folded.includes(wanted),
      );
      return called.length === 1 && called[0] !== undefined ? called[0].id : typed;
    },
  };
}

function pickTitle(titles: Readonly<Record<string, string>>, id: string, lang: string): string {
  for (const tag of fallbackChain(lang)) if (titles[tag]) return titles[tag];
  return Object.values(titles)[0] ?? id;
}

function typesOf(to: ReferenceKind | RecordType | null): readonly RecordType[] | null {
  if (to === null) return null;
  if (to in REFERENCE_KINDS) return REFERENCE_KINDS[to as ReferenceKind].types;
  return [to as RecordType];
}

function rankOf({ folded }: Term, wanted: string): { rank: number; length: number } | null {
  let best: { rank: number; length: number } | null = null;
  for (const name of folded) {
    const at = name.indexOf(wanted);
    if (at === -1) continue;
    const rank = name === wanted ? 0 : at === 0 ? 1 : /[\s-]/.test(name[at - 1] ?? '') ? 2 : 3;
    if (best === null || rank < best.rank) best = { rank, length: name.length };
  }
  return best;
}

function draftTerm({ recordId, type, files }: Draft): Term {
  const { titles, others } = draftNames(files);
  const called = [...Object.values(titles), ...others, recordId];
  return { id: recordId, type, titles, folded: called.map(fold), within: null, isDraft: true };
}

function toTerm(record: ArchiveRecord): Term {
  const { id, type } = record;
  const titles: Record<string, string> = {};
  if (type === 'media') Object.assign(titles, record.alt);
  if (type === 'concept') Object.assign(titles, record.prefLabel);
  if (type === 'source') titles['und'] = record.citation.title;
  for (const { voice, lang, title } of record.texts) if (voice === 'curator') titles[lang] = title;
  const called = [
    ...Object.values(titles),
    ...record.names.map(({ text }) => text),
    ...(type === 'concept' ? Object.values(record.altLabel).flat() : []),
    id,
  ];
  const folded = [...new Set(called.map(fold))];
  return { id, type, titles, folded, within: withinOf(record), isDraft: false };
}

function withinOf(record: ArchiveRecord): string | null {
  if (record.type === 'place' || record.type === 'community') return record.parent ?? null;
  if (record.type === 'concept') return record.broader ?? null;
  return null;
}
