import type { Access } from '#domain/access.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Draft, RecordFiles } from '../drafts/draft.ts';
import { hashFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import { standingOfDraft } from '../holdings/record-subject.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import type { RecordSubject, Subject } from '../policy/subject.ts';
import type { NamedRecord, NamesOfType } from './record-names.ts';

export interface RecordsOptions {
  drafts: DraftStore;
  holdings: Holdings;
  withCustodians(communities: readonly string[]): readonly string[];
  namesOf: NamesOfType;
  may(actor: Actor, action: Action, subject: Subject, now: Date): boolean;
  /** Does a record's own rule let this person know of it, whatever their role? */
  admits(actor: Actor, access: Access | null, now: Date): boolean;
  now(): Date;
}

/** A record as it stands: its draft where there is one, else what is published. */
export interface StandingFiles {
  id: string;
  type: RecordType;
  folder: string;
  files: RecordFiles;
  /** 0 where there is no draft. */
  version: number;
  baseHash: string | null;
}

/** The records of the archive, as one person may know of them. */
export interface RecordsOf {
  /** `hidden`: there is one, and they may not know it. */
  find(id: string): StandingFiles | 'hidden' | null;
  /** In the order of ids. */
  list(type: RecordType): StandingFiles[];
  /** What a record of the id is, where this person may know of it: another village's public one too. */
  typeOf(id: string): RecordType | null;
  /** The records of a type that this person may know of, by their names, without reading them. */
  named(type: RecordType): readonly NamedRecord[];
  may(action: Action, id: string): boolean;
  /** For a record that is only in these files. */
  mayBegin(draft: Pick<Draft, 'recordId' | 'type' | 'files'>): boolean;
}

/** What somebody may know of, drafts first. Each record is read once: to be made anew for every request. */
export function recordsOf(actor: Actor, options: RecordsOptions): RecordsOf {
  const { drafts, holdings, withCustodians } = options;
  const mayDo = (action: Action, subject: RecordSubject | null) =>
    subject !== null && options.may(actor, action, subject, options.now());
  const mayKnow = (subject: RecordSubject) =>
    mayDo('record.read', subject) || options.admits(actor, subject.access, options.now());
  const standing = (id: string): StandingFiles | null => {
    const draft = drafts.find(id);
    const record = holdings.find(id);
    if (draft !== null) return ofDraft(draft);
    if (record === null) return null;
    const files = holdings.filesOf(id);
    const folder = record.folder.split('/').slice(-2).join('/');
    return {
      id,
      type: record.type,
      folder: `${folder}/`,
      files,
      version: 0,
      baseHash: hashFiles(files),
    };
  };
  const known = new Map<string, StandingFiles | 'hidden' | null>();
  const look = (id: string): StandingFiles | 'hidden' | null => {
    const found = standing(id);
    if (found === null) return null;
    return mayDo('record.read', holdings.subjectOf(id)) ? found : 'hidden';
  };
  const find = (id: string): StandingFiles | 'hidden' | null => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const found = look(id);
    known.set(id, found);
    return found;
  };
  const named = (type: RecordType) =>
    options
      .namesOf(type)
      .filter(({ subject }) => mayKnow(subject))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    find,
    list: (type) =>
      named(type).flatMap(({ id }) => {
        const found = find(id);
        return found === null || found === 'hidden' ? [] : found;
      }),
    named,
    typeOf(id) {
      const subject = holdings.subjectOf(id);
      return subject !== null && mayKnow(subject) ? subject.type : null;
    },
    may: (action, id) => mayDo(action, holdings.subjectOf(id)),
    mayBegin({ recordId, type, files }) {
      const draft = { recordId, type, files } as Draft;
      const about = standingOfDraft(draft, holdings.find);
      const custodians = withCustodians(about.communities);
      const subject = {
        kind: 'record',
        id: recordId,
        ...about,
        withCustodians: custodians,
        draftedBy: [actor.userId],
      } as const;
      return mayDo('record.create', subject);
    },
  };
}

function ofDraft({ recordId, type, folder, files, version, baseHash }: Draft): StandingFiles {
  return { id: recordId, type, folder, files, version, baseHash };
}
