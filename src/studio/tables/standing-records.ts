import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Draft, RecordFiles } from '../drafts/draft.ts';
import { hashFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import { standingOfDraft } from '../holdings/record-subject.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import type { RecordSubject, Subject } from '../policy/subject.ts';

export interface RecordsOptions {
  drafts: DraftStore;
  holdings: Holdings;
  withCustodians(communities: readonly string[]): readonly string[];
  may(actor: Actor, action: Action, subject: Subject, now: Date): boolean;
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
  may(action: Action, id: string): boolean;
  /** For a record that is only in these files. */
  mayBegin(draft: Pick<Draft, 'recordId' | 'type' | 'files'>): boolean;
}

/** What somebody may know of, drafts first. */
export function recordsOf(actor: Actor, options: RecordsOptions): RecordsOf {
  const { drafts, holdings, withCustodians } = options;
  const mayDo = (action: Action, subject: RecordSubject | null) =>
    subject !== null && options.may(actor, action, subject, options.now());
  const standing = (id: string): StandingFiles | null => {
    const draft = drafts.find(id);
    const record = holdings.find(id);
    if (record === null) return draft === null ? null : ofDraft(draft);
    const files = holdings.filesOf(id);
    if (draft !== null) return ofDraft(draft);
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
  const find = (id: string): StandingFiles | 'hidden' | null => {
    const found = standing(id);
    if (found === null) return null;
    return mayDo('record.read', holdings.subjectOf(id)) ? found : 'hidden';
  };
  return {
    find,
    list(type) {
      const drafted = drafts.list().filter((draft) => draft.type === type);
      const held = holdings.catalogue().ofType(type);
      const ids = new Set([
        ...held.map(({ id }) => id),
        ...drafted.map(({ recordId }) => recordId),
      ]);
      return [...ids].sort().flatMap((id) => {
        const found = find(id);
        return found === null || found === 'hidden' ? [] : found;
      });
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
      } as const;
      return mayDo('record.create', subject);
    },
  };
}

function ofDraft({ recordId, type, folder, files, version, baseHash }: Draft): StandingFiles {
  return { id: recordId, type, folder, files, version, baseHash };
}
