import { createHash } from 'node:crypto';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { Audit } from '../audit/open-audit.ts';
import { hashFiles } from '../drafts/draft.ts';
import type { Actor } from '../policy/actor.ts';
import { type Delimiter, parseDelimited } from './delimited.ts';
import { exportTable } from './export-table.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { type RecordsOf, type RecordsOptions, recordsOf } from './standing-records.ts';
import type { AcceptedTable, TableStore, TableUpload } from './table-store.ts';
import { toTableText } from './table-text.ts';
import { titlesOf } from './titles-of.ts';

export interface TablesOptions extends RecordsOptions {
  store: TableStore;
  audit: Pick<Audit, 'note'>;
}

export interface TableReport {
  upload: TableUpload;
  plan: ImportPlan;
  /** Of what the plan would write: another hash, another plan. */
  planHash: string;
}

export interface Tables {
  /** The records of a type that this person may read, drafts as they stand. */
  exportFor(
    actor: Actor,
    asked: { type: RecordType; lang: 'vi' | 'en'; delimiter: Delimiter },
  ): string;
  /** Keeps a table for its report; nothing is written yet. Throws what `toTableText` and `readHeader` do. */
  receive(
    actor: Actor,
    table: { type: RecordType; name: string; bytes: Uint8Array; clearsEmpty: boolean },
  ): string;
  /** What a table would change now; `null` for one that is not theirs or no more there. */
  report(actor: Actor, id: string): TableReport | null;
  /**
   * Writes drafts for the rows without faults, if the plan is still the one the person saw. `changed`: it
   * is not, and nothing was written.
   */
  accept(actor: Actor, id: string, planHash: string): AcceptedTable | 'changed' | null;
}

/** Tables of records out of the archive and back in. */
export function openTables(options: TablesOptions): Tables {
  const { store, drafts, audit, now } = options;

  const report = (actor: Actor, id: string): TableReport | null => {
    const upload = store.find(id, actor.userId);
    if (upload === null) return null;
    const plan = planFor(upload, recordsOf(actor, options), store);
    return { upload, plan, planHash: hashOfPlan(plan) };
  };

  return {
    exportFor(actor, { type, lang, delimiter }) {
      const records = recordsOf(actor, options).list(type);
      const { csv, rows } = exportTable({ type, records, lang, delimiter });
      store.keepRows(
        rows.map((row, at) => ({ ...row, id: records[at]?.id ?? '' })),
        now(),
      );
      return csv;
    },
    receive(actor, { type, name, bytes, clearsEmpty }) {
      const { text, notice } = toTableText(bytes);
      const upload = { userId: actor.userId, type, name, text, notice, clearsEmpty };
      planFor({ ...upload, id: '', accepted: null }, recordsOf(actor, options), store);
      return store.add(upload, now());
    },
    report,
    accept(actor, id, planHash) {
      const standing = report(actor, id);
      if (standing === null) return null;
      if (standing.upload.accepted !== null) return standing.upload.accepted;
      if (standing.planHash !== planHash) return 'changed';
      const records = recordsOf(actor, options);
      const { type } = standing.upload;
      const accepted: AcceptedTable = { saved: [], conflicts: [] };
      for (const { id: recordId, files } of standing.plan.rows) {
        if (files === null) continue;
        const found = records.find(recordId);
        const before = found === null || found === 'hidden' ? null : found;
        const saved = drafts.save({
          recordId,
          type,
          folder: before?.folder ?? `${TYPE_FOLDER[type]}/${recordId}/`,
          files,
          baseHash: before?.baseHash ?? null,
          changedBy: actor.userId,
          changedAt: now().toISOString(),
          basedOnVersion: before?.version ?? 0,
        });
        if ('conflict' in saved) accepted.conflicts.push(recordId);
        else {
          accepted.saved.push(recordId);
          audit.note({
            actor: actor.userId,
            action: 'table.import',
            subject: recordId,
            at: now(),
            hash: hashFiles(files),
          });
        }
      }
      store.setAccepted(id, accepted);
      return accepted;
    },
  };
}

function planFor(upload: TableUpload, records: RecordsOf, store: TableStore): ImportPlan {
  if (upload.accepted !== null) return { notices: [], rows: [] };
  const { type, text, clearsEmpty } = upload;
  return planImport({
    type,
    table: parseDelimited(text),
    clearsEmpty,
    standing(id) {
      const found = records.find(id);
      if (found === null || found === 'hidden') return found;
      return { type: found.type, files: found.files, mayWrite: records.may('record.write', id) };
    },
    exported: store.rowOf,
    typeOf: records.typeOf,
    idsTitled: titlesOf(records),
    mayCreate: (recordId, files) => records.mayBegin({ recordId, type, files }),
  });
}

function hashOfPlan({ rows }: ImportPlan): string {
  const written = rows.map(({ row, id, state, files }) => [row, id, state, files]);
  return createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 16);
}
