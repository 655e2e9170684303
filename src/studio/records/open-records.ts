import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { ReferenceTarget } from '#catalogue/checks/check-references.ts';
import { hashFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import type { Subject } from '../policy/subject.ts';
import { openTermIndex, type TermIndex } from '../vocabulary/term-index.ts';
import { type CheckedDraft, checkDraft } from './checking/check-draft.ts';
import { type Editor, openEditor, type Standing } from './editing/edit-record.ts';
import { knownTo } from './known-to.ts';
import { openTextSources, type TextSources } from './texts/text-sources.ts';

export interface RecordsOptions {
  database: DatabaseSync;
  drafts: DraftStore;
  holdings: Holdings;
  /** The studio's own, for what is written for a moment. */
  folder: string;
  /** Locales of the site. */
  locales: readonly string[];
  timeZone: string;
  may(actor: Actor, action: Action, subject: Subject, now: Date): boolean;
  /** Of these communities, the ones that have custodians. */
  withCustodians(communities: readonly string[]): readonly string[];
  /** What somebody is called; `null` where the account is gone. */
  nameOf(userId: string): string | null;
  /** Told of every change of a draft. */
  note(change: { actor: string; action: Action; subject: string; at: Date }): void;
}

/** Where records are written: drafts over what the archive holds. */
export interface Records extends RecordsOptions {
  editor: Editor;
  terms: TermIndex;
  textSources: TextSources;
  /** As somebody may see it: what they may not know of is, to them, not there. */
  check(standing: Standing, by: { actor: Actor; now: Date }): CheckedDraft;
}

/** Kept checked: about what one evening's editors have open. */
const MOST_CHECKED = 50;

export function openRecords(options: RecordsOptions): Records {
  const { database, drafts, holdings, folder } = options;
  const editor = openEditor({ drafts, holdings });
  const terms = openTermIndex({ catalogue: holdings.catalogue, drafts });
  const target = (id: string, knows: (id: string) => boolean): ReferenceTarget | undefined => {
    if (!knows(id)) return undefined;
    const record = holdings.find(id);
    if (record !== null) {
      return { type: record.type, withdrawn: record.access?.level === 'withdrawn' };
    }
    const draft = drafts.find(id);
    return draft === null ? undefined : { type: draft.type, withdrawn: false };
  };
  const checked = new Map<string, { key: string; made: CheckedDraft; isWhole: boolean }>();
  return {
    ...options,
    editor,
    terms,
    textSources: openTextSources(database),
    check(standing, { actor, now }) {
      const { recordId, type, files } = standing;
      const key = `${holdings.catalogue().hash} ${hashFiles(files)} ${actor.userId}`;
      const published = Object.values(holdings.filesOf(recordId)).join('\n');
      const isKnown = knownTo(options, { actor, now });
      // Whoever writes the record has read what it names already.
      const knows = (id: string) => isKnown(id) || published.includes(id);
      const before = checked.get(recordId);
      // What it points to may be a draft that changed meanwhile: only a published one is sure to stand.
      if (before?.key === key && before.isWhole) return before.made;
      const made = checkDraft({
        recordId,
        type,
        files,
        otherFiles: holdings.otherFilesOf(recordId),
        terms: holdings.catalogue().terms,
        target: (id) => target(id, knows),
        folder: join(folder, 'checking'),
      });
      if (checked.size >= MOST_CHECKED) checked.clear();
      checked.set(recordId, { key, made, isWhole: made.faults.length === 0 });
      return made;
    },
  };
}
