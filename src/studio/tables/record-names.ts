import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { Draft } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import { standingOf } from '../holdings/record-subject.ts';
import type { RecordSubject } from '../policy/subject.ts';
import { readTextFile } from '../record-files/edit-record.ts';
import { readRecordCells } from './record-cells.ts';

type Named = Omit<NamedRecord, 'subject'> & { subject: Omit<RecordSubject, 'withCustodians'> };

/** A record by the names people know it by. */
export interface NamedRecord {
  id: string;
  /** By language. */
  titles: Readonly<Record<string, string>>;
  subject: RecordSubject;
}

export interface NamesOptions {
  holdings: Holdings;
  drafts: Pick<DraftStore, 'list'>;
  withCustodians(communities: readonly string[]): readonly string[];
}

/** Names of the records of a type, for everybody; whoever shows them asks the policy first. */
export type NamesOfType = (type: RecordType) => readonly NamedRecord[];

/** Reads the names once for each state of the holdings: a thousand records take a second, and every form asks. */
export function openRecordNames({ holdings, drafts, withCustodians }: NamesOptions): NamesOfType {
  let hash = '';
  const held = new Map<RecordType, readonly Named[]>();
  const heldOf = (type: RecordType): readonly Named[] => {
    const catalogue = holdings.catalogue();
    if (catalogue.hash !== hash) held.clear();
    hash = catalogue.hash;
    const known = held.get(type);
    if (known !== undefined) return known;
    const named = catalogue.ofType(type).map((record): Named => {
      const standing = standingOf(record, holdings.find);
      const subject = { kind: 'record', id: record.id, ...standing } as const;
      return { id: record.id, titles: titlesOfRecord(record), subject };
    });
    held.set(type, named);
    return named;
  };
  return (type) => {
    const drafted = drafts.list().filter((draft) => draft.type === type);
    const ids = new Set(drafted.map(({ recordId }) => recordId));
    // Custodians come and go while the holdings stay as they are.
    const known = new Map<string, readonly string[]>();
    const custodiansOf = (communities: readonly string[]) => {
      const key = communities.join(' ');
      const found = known.get(key) ?? withCustodians(communities);
      known.set(key, found);
      return found;
    };
    return [
      ...heldOf(type)
        .filter(({ id }) => !ids.has(id))
        .map(({ subject, ...record }) => ({
          ...record,
          subject: { ...subject, withCustodians: custodiansOf(subject.communities) },
        })),
      ...drafted.flatMap((draft) => ofDraft(draft, holdings)),
    ];
  };
}

/** Titles of the curators' texts, or the terms of a concept. */
export function titlesOfRecord(record: ArchiveRecord): Record<string, string> {
  const texts = record.texts.filter(({ voice }) => voice === 'curator');
  const titles = Object.fromEntries(texts.map(({ lang, title }) => [lang, title]));
  return record.type === 'concept' ? { ...record.prefLabel, ...titles } : titles;
}

/** The same of a draft, faulty ones too. */
export function titlesOfDraft({
  type,
  files,
}: Pick<Draft, 'type' | 'files'>): Record<string, string> {
  const titles: Record<string, string> = {};
  if (type === 'concept') {
    const labels = readRecordCells(files).facts['prefLabel'];
    if (typeof labels === 'object' && labels !== null) Object.assign(titles, labels);
  }
  for (const [name, text] of Object.entries(files)) {
    const lang = /^([A-Za-z0-9-]+)\.md$/.exec(name)?.[1];
    const title = lang === undefined ? undefined : readTextFile(text).title;
    if (lang !== undefined && title !== undefined) titles[lang] = title;
  }
  return titles;
}

function ofDraft(draft: Draft, holdings: Holdings): NamedRecord[] {
  const subject = holdings.subjectOf(draft.recordId);
  return subject === null ? [] : [{ id: draft.recordId, titles: titlesOfDraft(draft), subject }];
}
