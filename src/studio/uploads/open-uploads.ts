import type { DatabaseSync } from 'node:sqlite';
import { hashFile } from '#media-pipeline/originals/hash-file.ts';
import { originalKey } from '#media-pipeline/originals/original-key.ts';
import type { Tools } from '#media-pipeline/tools.ts';
import { syncToDisk } from '#store/durable-files.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Audit } from '../audit/open-audit.ts';
import type { Description } from './describe/description.ts';
import { openDescriptions } from './describe/descriptions.ts';
import { draftFiles } from './describe/draft-files.ts';
import { type Examined, openExaminer } from './examine/examiner.ts';
import type { KnownRecords } from './known-records.ts';
import type { MediaDrafts } from './media-drafts.ts';
import { checkRoom, countedBytes } from './quota.ts';
import type { ToldFile } from './receive/told-file.ts';
import { openTusReceiver, type TusReceiver } from './receive/tus-server.ts';
import { type Incoming, openIncoming } from './receive/tus-store.ts';
import { takeIn } from './take-in.ts';
import type { Upload } from './upload.ts';
import { uploadDamaged, uploadEmpty, uploadPublished } from './upload-errors.ts';
import { newUploadId } from './upload-id.ts';
import { openUploadTable } from './upload-table.ts';

export interface UploadsOptions {
  database: DatabaseSync;
  /** Of what is not kept yet. */
  folder: string;
  quotaBytes: number;
  timeZone: string;
  originals: ObjectStore;
  tools: Tools;
  known: KnownRecords;
  drafts: MediaDrafts;
  audit: Pick<Audit, 'note'>;
  now(): Date;
  /** A file became an original of the archive: its media are to be made. */
  onKept(upload: Upload): void;
  /** Its media are not wanted any more. */
  onRemoved(upload: Upload): Promise<void>;
  onError(error: unknown): void;
}

export interface Uploads {
  find(id: string): Upload | null;
  ofRecord(recordId: string): Upload | null;
  ofOwner(ownerId: string): Upload[];
  ofBatch(batchId: string): Upload[];
  quarantined(): Upload[];
  /** Others' uploads that hold the same bytes. */
  twinsOf(upload: Upload): Upload[];
  receivedBytes(upload: Upload): Promise<number>;
  room(ownerId: string): { usedBytes: number; quotaBytes: number };
  /** @throws ArchiveError `quota-full`, `disk-full`, `upload-empty` */
  begin(told: ToldFile, options: { ownerId: string }): Promise<Upload>;
  /** Keeps all of a small file at once. @throws ArchiveError */
  receive(upload: Upload, bytes: Uint8Array): Promise<void>;
  /** Where bytes not kept yet stand. */
  incoming: Incoming;
  tus: TusReceiver;
  describe: {
    of(upload: Upload): Description;
    hasOwn(uploadId: string): boolean;
    ofBatch(batchId: string): Description;
    ownerOf(batchId: string): string | null;
    /** Of a batch: also of all its files that have none of their own. */
    writeBatch(batchId: string, options: { ownerId: string; description: Description }): void;
    writeOne(upload: Upload, options: { description: Description; by: string }): void;
  };
  /** @throws ArchiveError `upload-published` */
  remove(id: string): Promise<void>;
  /** What was set aside is looked at anew: the archive may read more by now. */
  lookAgain(id: string): Promise<void>;
  /** Called with the owner whenever something changed; ends the calls when called itself. */
  watch(listener: (ownerId: string) => void): () => void;
  /** Goes on with what a life before this one left: resolves when all of it stands. */
  goOn(): Promise<void>;
  close(): Promise<void>;
}

/** As the page of one's own files says it. */
const UNFINISHED_KEPT_MS = 14 * 24 * 3600 * 1000;
const FORGET_EVERY_MS = 6 * 3600 * 1000;

/** Files on their way into the archive: received, looked at, and kept or set aside. */
export function openUploads(options: UploadsOptions): Uploads {
  const { database, folder, quotaBytes, originals, known, drafts, audit, now, onError } = options;
  const table = openUploadTable(database);
  const incoming = openIncoming(folder);
  const descriptions = openDescriptions(database);
  const examiner = openExaminer(options);
  const listeners = new Set<(ownerId: string) => void>();
  const finishing = new Map<string, Promise<void>>();
  let takingIn: Promise<unknown> = Promise.resolve();

  const changed = ({ ownerId }: Upload) => {
    for (const listener of listeners) listener(ownerId);
  };
  const writeDraft = (upload: Upload, by: string) => {
    const { state, kind, mediaType, sha256, recordId } = upload;
    if (state !== 'kept' || !kind || !mediaType || !sha256 || !recordId) return;
    const kept = { ...upload, kind, mediaType, sha256, recordId };
    const files = draftFiles(kept, descriptions.of(upload));
    drafts.write({ recordId, files, by, at: now().toISOString() });
  };
  /** One after the other: two of the same bytes must see each other. */
  const takeInNext = (id: string): Promise<void> => {
    const work = async () => {
      const upload = table.find(id);
      if (upload === null) return;
      const taken = await takeIn(upload, { ...options, table, incoming });
      if (taken === null) return;
      if (taken.state === 'kept') {
        writeDraft(taken, taken.ownerId);
        options.onKept(taken);
      }
      changed(taken);
    };
    const next = takingIn.then(work).catch(onError);
    takingIn = next;
    return next;
  };
  const finish = (id: string): Promise<void> => {
    const under = finishing.get(id) ?? finishNow(id).finally(() => finishing.delete(id));
    finishing.set(id, under);
    return under;
  };
  const finishNow = async (id: string): Promise<void> => {
    const upload = table.find(id);
    if (upload === null || upload.state !== 'receiving') return;
    const path = incoming.pathOf(id);
    const [{ sha256, facts }] = await Promise.all([
      examine(path, upload.sizeBytes),
      syncToDisk(path),
      syncToDisk(folder),
    ]);
    if (upload.toldSha256 !== null && upload.toldSha256 !== sha256) {
      const fault = uploadDamaged();
      await incoming.remove(id);
      table.advance(id, { from: 'receiving', to: 'damaged', reason: fault.what });
      changed(upload);
      throw fault;
    }
    const at = now();
    const isNew = table.advance(id, {
      from: 'receiving',
      to: 'received',
      sha256,
      facts,
      receivedAt: at.toISOString(),
    });
    if (isNew) {
      audit.note({ actor: upload.ownerId, action: 'upload.create', subject: id, at, hash: sha256 });
    }
    changed(upload);
    void takeInNext(id);
  };
  /** Where the examiner came to grief, the file is kept as one nobody can read. */
  const examine = async (
    path: string,
    sizeBytes: number,
  ): Promise<Omit<Examined, 'facts'> & { facts: Examined['facts'] | null }> => {
    try {
      return await examiner.examine(path);
    } catch (error) {
      onError(error);
      return { sha256: await hashFile(path), sizeBytes, facts: null };
    }
  };

  let forgetting: NodeJS.Timeout | undefined;
  /** Of what nobody goes on sending, the bytes are not kept for ever. */
  const forgetOld = async () => {
    const oldMs = now().getTime() - UNFINISHED_KEPT_MS;
    for (const { id, createdAt } of table.inState('receiving')) {
      const last = (await incoming.changedMs(id)) ?? Date.parse(createdAt);
      if (last < oldMs) await uploads.remove(id);
    }
  };

  const uploads: Uploads = {
    find: table.find,
    ofRecord: table.ofRecord,
    ofOwner: table.ofOwner,
    ofBatch: table.ofBatch,
    quarantined: () => table.inState('quarantined'),
    twinsOf: ({ id, sha256 }) =>
      sha256 === null ? [] : table.keptWith(sha256).filter((each) => each.id !== id),
    receivedBytes: async ({ id, state, sizeBytes }) =>
      state === 'receiving' ? incoming.offsetOf(id) : sizeBytes,
    room: (ownerId) => ({
      usedBytes: countedBytes(table.ofOwner(ownerId), known),
      quotaBytes,
    }),

    async begin({ name, sizeBytes, modifiedMs, sha256, batchId }, { ownerId }) {
      if (sizeBytes === 0) throw uploadEmpty();
      const { usedBytes } = uploads.room(ownerId);
      let underWayBytes = 0;
      for (const { id, sizeBytes: promised } of table.inState('receiving')) {
        underWayBytes += promised - (await incoming.offsetOf(id));
      }
      await checkRoom(sizeBytes, { usedBytes, quotaBytes, underWayBytes, folder });
      const id = newUploadId();
      table.insert({
        id,
        ownerId,
        batchId: batchId ?? newUploadId(),
        name,
        sizeBytes,
        modifiedMs,
        toldSha256: sha256,
        createdAt: now().toISOString(),
      });
      const upload = table.find(id);
      if (upload === null) throw new Error('an upload just written is not there');
      changed(upload);
      return upload;
    },

    async receive({ id }, bytes) {
      const { Readable } = await import('node:stream');
      await incoming.write(id, { offset: 0, stream: Readable.from([bytes]) });
      await finish(id);
    },

    incoming,
    tus: openTusReceiver({
      incoming,
      find: table.find,
      remove: (id) => uploads.remove(id),
      finish,
      onError,
    }),

    describe: {
      of: descriptions.of,
      hasOwn: descriptions.hasOwn,
      ofBatch: descriptions.ofBatch,
      ownerOf: descriptions.ownerOf,
      writeBatch(batchId, { ownerId, description }) {
        descriptions.write(batchId, { ownerId, description });
        for (const upload of table.ofBatch(batchId)) {
          if (upload.ownerId === ownerId && !descriptions.hasOwn(upload.id)) {
            writeDraft(upload, ownerId);
          }
        }
      },
      writeOne(upload, { description, by }) {
        descriptions.write(upload.id, { ownerId: upload.ownerId, description });
        writeDraft(upload, by);
        changed(upload);
      },
    },

    async remove(id) {
      const upload = table.find(id);
      if (upload === null) return;
      const { sha256, recordId, state } = upload;
      const isKept = state === 'kept' && sha256 !== null;
      if (isKept && (await known.needs({ recordId, sha256 }))) throw uploadPublished();
      if (isKept) await options.onRemoved(upload);
      table.remove(id);
      descriptions.remove(id);
      if (isKept && recordId !== null) drafts.erase(recordId);
      await incoming.remove(id);
      if (isKept && table.keptWith(sha256).length === 0) {
        await originals.delete(originalKey(sha256));
      }
      changed(upload);
    },

    async lookAgain(id) {
      table.advance(id, { from: 'quarantined', to: 'received', reason: null });
      await takeInNext(id);
    },

    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async goOn() {
      await forgetOld();
      forgetting = setInterval(() => void forgetOld().catch(onError), FORGET_EVERY_MS).unref();
      for (const upload of table.inState('receiving')) {
        if ((await incoming.offsetOf(upload.id)) === upload.sizeBytes) {
          await finish(upload.id).catch(onError);
        }
      }
      for (const { id } of table.inState('received')) await takeInNext(id);
    },

    async close() {
      clearInterval(forgetting);
      await examiner.close();
      await takingIn;
    },
  };
  return uploads;
}
