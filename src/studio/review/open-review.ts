import type { DatabaseSync } from 'node:sqlite';
import { parseDocument } from 'yaml';
import { appendWithdrawal } from '#projection/ledger.ts';
import type { Audit } from '../audit/open-audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { type Draft, hashFiles, type RecordFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import { standingOfDraft } from '../holdings/record-subject.ts';
import type { Actor } from '../policy/actor.ts';
import { readFacts } from '../publishing/choose-root.ts';
import { compareFiles, type FieldChange } from '../publishing/compare-files.ts';
import type { Publishing } from '../publishing/open-publishing.ts';
import { type Companion, companionsOf } from './companions.ts';
import { lackingFor, mayTakeBack, type Need, needsOf, speaksFor } from './needs.ts';
import { changedSince, companionsBehind, notInReview, notYetAgreed } from './review-errors.ts';
import { type Comment, type Decision, openReviewStore, type ReviewStore } from './review-store.ts';
import type { Seen } from './seen.ts';

export interface ReviewOptions {
  database: DatabaseSync;
  audit: Audit;
  drafts: DraftStore;
  holdings: Pick<Holdings, 'find' | 'filesOf' | 'subjectOf'>;
  publishing: Publishing;
  withCustodians(communities: readonly string[]): readonly string[];
  withdrawals: string;
  now(): Date;
}

export interface Standing {
  draft: Draft;
  hash: string;
  /** Against what is published now. */
  changes: FieldChange[];
  isNew: boolean;
  needs: Need[];
  decisions: Decision[];
  comments: Comment[];
}

export interface Review {
  /** Where a draft stands; `null` where there is none. */
  standing(recordId: string): Standing | null;
  /** Media drafts that a draft shows. */
  companions(draft: Pick<Draft, 'files'>): Companion[];
  /** Drafts in review or approved, the oldest first. */
  waiting(): Standing[];
  /** @throws ArchiveError `record-faulty`; `changed-since` and `not-in-review`, as all of these do. */
  submit(recordId: string, seen: Seen, actor: Actor): void;
  decide(recordId: string, seen: Seen, decided: { verdict: 'yes' | 'no'; actor: Actor }): void;
  sendBack(recordId: string, actor: Actor): void;
  /** By whoever sent it, before all have agreed. */
  takeBack(recordId: string, actor: Actor): void;
  comment(recordId: string, comment: { field: string; words: string; actor: Actor }): void;
  settle(recordId: string, n: number, actor: Actor): void;
  /** @throws ArchiveError `not-yet-agreed` too. */
  publish(recordId: string, seen: Seen, actor: Actor): number;
  /** For custodians only, at once. */
  close(recordId: string, actor: Actor): number;
  /** Out of sight for good, at once, with a tombstone. */
  withdraw(recordId: string, withdrawal: Withdraw): Promise<number>;
  store: Pick<ReviewStore, 'erase'>;
}

export interface Withdraw {
  actor: Actor;
  /** In words the public may read, by language. */
  reason: Readonly<Record<string, string>> | null;
  showTitle: boolean;
}

/** From draft to published: who agreed, to exactly what; and the way back, which needs one person only. */
export function openReview(options: ReviewOptions): Review {
  const { database, audit, drafts, holdings, publishing, withCustodians, now } = options;
  const store = openReviewStore(database);

  const communitiesOf = (recordId: string, draft: Draft | null): string[] => {
    const published = holdings.subjectOf(recordId)?.communities ?? [];
    const drafted = draft === null ? [] : standingOfDraft(draft, holdings.find).communities;
    return [...new Set([...published, ...drafted])];
  };

  const standing = (recordId: string): Standing | null => {
    const draft = drafts.find(recordId);
    if (draft === null) return null;
    const published = holdings.find(recordId) === null ? null : holdings.filesOf(recordId);
    const hash = hashFiles(draft.files);
    const decisions = store.decisionsOn({ recordId, version: draft.version, hash });
    const communities = communitiesOf(recordId, draft);
    return {
      draft,
      hash,
      changes: compareFiles(published, draft.files),
      isNew: published === null,
      needs: needsOf({
        withCustodians: withCustodians(communities),
        closedFor: store.closedFor(recordId),
        decisions,
      }),
      decisions,
      comments: store.commentsOn(recordId),
    };
  };

  /** The draft as somebody saw it. */
  const asSeen = (recordId: string, { version, hash }: Seen, states: readonly Draft['state'][]) => {
    const found = standing(recordId);
    if (found === null || !states.includes(found.draft.state)) throw notInReview();
    if (found.draft.version !== version || found.hash !== hash) throw changedSince();
    return found;
  };

  const note = (
    action: string,
    subject: string,
    by: Actor,
    more: { why?: string; hash?: string },
  ) => audit.note({ actor: by.userId, action, subject, at: now(), ...more });

  return {
    standing,
    companions: (draft) => companionsOf(draft, options),
    waiting: () =>
      drafts
        .list()
        .filter(({ state }) => state !== 'draft')
        .map(({ recordId }) => standing(recordId))
        .filter((found) => found !== null)
        .sort((a, b) => (a.draft.changedAt < b.draft.changedAt ? -1 : 1)),
    submit(recordId, seen, actor) {
      const { draft, hash } = asSeen(recordId, seen, ['draft']);
      readFacts(draft.files['record.yaml'] ?? '');
      inTransaction(database, () => {
        drafts.setState(recordId, 'in-review', actor.userId, now());
        note('record.submit', recordId, actor, { hash });
      });
    },
    decide(recordId, seen, { verdict, actor }) {
      const { draft, hash, needs } = asSeen(recordId, seen, ['in-review', 'approved']);
      const communities = speaksFor(
        actor,
        needs.map(({ community }) => community),
      );
      inTransaction(database, () => {
        const { userId, name: userName } = actor;
        const { version } = draft;
        const at = now().toISOString();
        store.decide({ recordId, version, hash, userId, userName, communities, verdict, at });
        note('record.decide', recordId, actor, { why: verdict, hash });
        const isAgreed = standing(recordId)?.needs.every(({ yes }) => yes !== null) ?? false;
        const state = verdict === 'no' ? 'draft' : isAgreed ? 'approved' : 'in-review';
        if (state !== draft.state) drafts.setState(recordId, state, userId, now());
      });
    },
    sendBack(recordId, actor) {
      if (drafts.find(recordId)?.state === 'draft') throw notInReview();
      inTransaction(database, () => {
        drafts.setState(recordId, 'draft', actor.userId, now());
        note('record.submit', recordId, actor, { why: 'sent-back' });
      });
    },
    takeBack(recordId, actor) {
      const draft = drafts.find(recordId);
      if (draft === null || !mayTakeBack(draft, actor)) throw notInReview();
      inTransaction(database, () => {
        drafts.setState(recordId, 'draft', actor.userId, now());
        note('record.submit', recordId, actor, { why: 'taken-back' });
      });
    },
    comment(recordId, { field, words, actor }) {
      const draft = drafts.find(recordId);
      if (draft === null) throw notInReview();
      inTransaction(database, () => {
        const { userId, name: userName } = actor;
        const at = now().toISOString();
        const { version } = draft;
        store.comment({ recordId, version, field, words, userId, userName, at });
        note('record.comment', recordId, actor, {});
      });
    },
    settle(recordId, n, actor) {
      store.settle(n, { recordId, userId: actor.userId, at: now().toISOString() });
    },
    publish(recordId, seen, actor) {
      const { draft, needs } = asSeen(recordId, seen, ['in-review', 'approved']);
      const lacking = lackingFor(needs, actor.userId);
      if (lacking !== null) throw notYetAgreed(lacking);
      const last = publishing.journal.lastOf(recordId);
      const isAsked = last?.state === 'waiting' && last.draftVersion === draft.version;
      if (isAsked) return last.n;
      const behind = companionsOf(draft, options).filter(({ id }) => {
        const state = publishing.journal.lastOf(id)?.state;
        return state !== 'waiting' && state !== 'written';
      });
      if (behind.length > 0) throw companionsBehind(behind.map(({ id }) => id));
      const n = publishing.publish(draft, actor);
      store.reopen(recordId);
      return n;
    },
    close(recordId, actor) {
      const files = closedFiles(holdings.filesOf(recordId));
      return takeOut(recordId, actor, { files, kind: 'close' });
    },
    async withdraw(recordId, { actor, reason, showTitle }) {
      const at = now().toISOString();
      // First of all: whatever happens next, no build shows it again.
      await appendWithdrawal(options.withdrawals, {
        id: recordId,
        at,
        by: actor.userId,
        reason,
        showTitle,
      });
      return takeOut(recordId, actor, { files: holdings.filesOf(recordId), kind: 'withdraw' });
    },
    store,
  };

  function takeOut(
    recordId: string,
    actor: Actor,
    { files, kind }: { files: RecordFiles; kind: 'close' | 'withdraw' },
  ): number {
    const folder = folderOf(holdings.find(recordId)?.folder ?? '');
    const communities = speaksFor(actor, communitiesOf(recordId, null));
    store.close(recordId, communities, { userId: actor.userId, at: now().toISOString() });
    const draft = drafts.find(recordId);
    if (draft !== null && draft.state !== 'draft') {
      drafts.setState(recordId, 'draft', actor.userId, now());
    }
    const why = communities.length > 0 ? 'by-custodian' : 'by-officer';
    return publishing.close({ recordId, folder, files, kind, why, by: actor });
  }
}

/** `festivals/ok-om-bok/` of wherever a content root stands. */
function folderOf(path: string): string {
  return `${path.split('/').slice(-2).join('/')}/`;
}

/** As they stand, but for custodians only. */
function closedFiles(files: RecordFiles): RecordFiles {
  const yaml = parseDocument(files['record.yaml'] ?? '');
  if (!yaml.hasIn(['access', 'level']))
    yaml.set('access', yaml.createNode({ level: 'custodians' }));
  else yaml.setIn(['access', 'level'], 'custodians');
  return { ...files, 'record.yaml': String(yaml) };
}
