import type { DatabaseSync } from 'node:sqlite';
import { ArchiveError } from '#domain/archive-error.ts';
import { TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { readLedger } from '#projection/ledger.ts';
import { ARCHIVE, type Audit } from '../audit/open-audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { type Draft, hashFiles, type RecordFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import type { Actor } from '../policy/actor.ts';
import type { Signature } from './git.ts';
import { type Fault, type Journal, openJournal, type Publication } from './journal.ts';
import { placeRecord } from './place-record.ts';
import type { SitePort } from './site-port.ts';

export interface PublishingOptions {
  database: DatabaseSync;
  audit: Audit;
  drafts: DraftStore;
  holdings: Holdings;
  /** Content roots, absolute. */
  roots: readonly { path: string; private: boolean }[];
  /** The ledger of withdrawals. */
  withdrawals: string;
  timeZone: string;
  /** Of the archive's own commits. */
  committer: Signature;
  site: SitePort;
  now(): Date;
  onError(error: unknown): void;
}

const MEDIA_FOLDER = `${TYPE_FOLDER.media}/`;

type By = Pick<Actor, 'userId' | 'name'>;

export interface Publishing {
  /** Keeps the draft as it is and begins to publish it. */
  publish(draft: Draft, by: By): number;
  /** Makes a published record narrower, or moves what was withdrawn out of public sight, at once. */
  close(options: {
    recordId: string;
    folder: string;
    files: RecordFiles;
    kind: 'close' | 'withdraw';
    why: string | null;
    by: By;
  }): number;
  journal: Pick<Journal, 'find' | 'list' | 'lastOf' | 'forgetWords'>;
  /** Goes on with what is waiting or written: after a start, or to try again. */
  resume(): void;
  /** Resolves when there is nothing more to do, or no way to do it. */
  idle(): Promise<void>;
}

/** Brings what was approved into the content roots and onto the site, one after the other, in the background. */
export function openPublishing(options: PublishingOptions): Publishing {
  const { database, audit, drafts, holdings, roots, timeZone, committer, site } = options;
  const { now, onError } = options;
  const journal = openJournal(database);
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  let isAsked = false;

  const add = (publication: Omit<Parameters<Journal['add']>[0], 'askedAt'>): number => {
    const at = now();
    const n = inTransaction(database, () => {
      const { actor, recordId, why, filesHash, kind } = publication;
      const action = kind === 'publish' ? 'record.publish' : 'record.close';
      audit.note({ actor, action, subject: recordId, at, why: why ?? undefined, hash: filesHash });
      return journal.add({ ...publication, askedAt: at.toISOString() });
    });
    resume();
    return n;
  };

  function resume(): void {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    running = run().catch(onError);
  }

  async function run(): Promise<void> {
    try {
      while (isAsked) {
        isAsked = false;
        if (journal.inState('waiting').length > 0) {
          await site.whileQuiet(async () => {
            for (const publication of journal.inState('waiting')) await place(publication);
          });
        }
        const written = journal.inState('written');
        if (written.length > 0) await bringUpToDate(written);
      }
    } finally {
      // Not a moment later: who asks now must find that nobody runs.
      isRunning = false;
    }
  }

  async function bringUpToDate(publications: readonly Publication[]): Promise<void> {
    const written = publications.map(({ n }) => n);
    const bringsMedia = publications.some(
      ({ folder, kind }) => kind === 'publish' && folder.startsWith(MEDIA_FOLDER),
    );
    try {
      const { release } = await site.publish({ bringsMedia });
      inTransaction(database, () => {
        journal.visible(written, { release, now: now() });
        audit.note({
          actor: ARCHIVE,
          action: 'site.release',
          subject: String(release),
          at: now(),
        });
      });
    } catch (error) {
      journal.failed(written, toFault(error));
      onError(error);
    }
  }

  async function place(publication: Publication): Promise<void> {
    const { n, recordId, files, draftVersion } = publication;
    if (files === null) return;
    try {
      const placed = await placeRecord(
        { ...publication, files },
        {
          roots,
          committer,
          timeZone,
          now: now(),
          holdings,
          withdrawn: readLedger(options.withdrawals),
          keepStood: (stood) => journal.keepStood(n, stood),
        },
      );
      inTransaction(database, () => {
        journal.written(n, placed);
        if (draftVersion !== null && drafts.find(recordId)?.version === draftVersion) {
          drafts.remove(recordId);
        }
      });
    } catch (error) {
      if (!(error instanceof ArchiveError)) {
        journal.failed([n], toFault(error));
        throw error;
      }
      inTransaction(database, () => {
        journal.refused(n, toFault(error));
        if (draftVersion !== null && drafts.find(recordId)?.version === draftVersion) {
          drafts.setState(recordId, 'draft', ARCHIVE, now());
        }
        const why = error.name;
        audit.note({ actor: ARCHIVE, action: 'record.refuse', subject: recordId, at: now(), why });
      });
    }
  }

  return {
    publish: ({ recordId, folder, files, version, baseHash }, { userId, name }) =>
      add({
        recordId,
        folder,
        kind: 'publish',
        why: null,
        draftVersion: version,
        files,
        filesHash: hashFiles(files),
        baseHash,
        actor: userId,
        actorName: name,
      }),
    close: ({ recordId, folder, files, kind, why, by }) =>
      add({
        recordId,
        folder,
        kind,
        why,
        draftVersion: null,
        files,
        filesHash: hashFiles(files),
        baseHash: null,
        actor: by.userId,
        actorName: by.name,
      }),
    journal,
    resume,
    idle: () => running,
  };
}

function toFault(error: unknown): Fault {
  if (error instanceof ArchiveError) return { what: error.what, hint: error.hint };
  return {
    what: {
      vi: 'Máy chủ gặp lỗi khi đưa lên trang. Không mất gì; trang web vẫn như cũ.',
      en: 'The server failed while bringing the site up to date. Nothing is lost; the site is as it was.',
    },
    hint: {
      vi: 'Bấm "Thử lại"; nếu vẫn thế, báo người quản trị xem nhật ký của máy chủ.',
      en: 'Press "Try again"; if it stays so, ask an administrator to look at the server’s messages.',
    },
  };
}
