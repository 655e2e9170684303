import type { Bilingual } from '#domain/archive-error.ts';
import { Id } from '#domain/text.ts';
import type { Audit } from '../audit/open-audit.ts';
import { hashFiles } from '../drafts/draft.ts';
import type { Actor } from '../policy/actor.ts';
import type { CellChange } from '../tables/plan-cells.ts';
import { writeRow } from '../tables/plan-row.ts';
import { readRecordCells } from '../tables/record-cells.ts';
import type { NamedRecord } from '../tables/record-names.ts';
import {
  type RecordsOf,
  type RecordsOptions,
  recordsOf,
  type StandingFiles,
} from '../tables/standing-records.ts';
import { titlesOf } from '../tables/titles-of.ts';
import type { BatchStore, TagBatch, TagChange } from './batch-store.ts';
import { applyEdit, readTags, type TagEdit } from './read-tags.ts';

export interface TaggingOptions extends RecordsOptions {
  batches: BatchStore;
  audit: Pick<Audit, 'note'>;
}

export interface Tagged {
  changed: string[];
  /** Nothing was said of them that they did not say already. */
  same: number;
  /** May not be changed by this person, or not in this way. */
  refused: { id: string; what: Bilingual }[];
}

export interface Tagging {
  /** Media that this person may change, drafts and published, by id. */
  list(actor: Actor): NamedRecord[];
  /** Says the same of many. With faults in what was typed nothing is written. */
  tag(
    actor: Actor,
    ids: readonly string[],
    form: URLSearchParams,
  ): { tagged: Tagged } | { faults: Readonly<Record<string, Bilingual>> };
  last(actor: Actor): TagBatch | null;
  /** Takes the last batch back, but for what somebody has changed since. */
  undo(actor: Actor): { undone: number; left: number } | null;
}

/** Tagging many media at once: every change is a draft. */
export function openTagging(options: TaggingOptions): Tagging {
  const { drafts, batches, audit, now } = options;

  const saveOne = (
    actor: Actor,
    record: StandingFiles,
    files: StandingFiles['files'],
  ): TagChange | null => {
    const saved = drafts.save({
      recordId: record.id,
      type: record.type,
      folder: record.folder,
      files,
      baseHash: record.baseHash,
      changedBy: actor.userId,
      changedAt: now().toISOString(),
      basedOnVersion: record.version,
    });
    if ('conflict' in saved) return null;
    const { id: recordId } = record;
    const hash = hashFiles(files);
    audit.note({ actor: actor.userId, action: 'record.write', subject: recordId, at: now(), hash });
    return { recordId, versionBefore: record.version, versionAfter: saved.saved.version };
  };

  return {
    list(actor) {
      const mayWrite = ({ subject }: NamedRecord) =>
        options.may(actor, 'record.write', subject, now());
      return recordsOf(actor, options).named('media').filter(mayWrite);
    },
    tag(actor, ids, form) {
      const records = recordsOf(actor, options);
      const idsTitled = titlesOf(records);
      const { edits, faults } = readTags(form, {
        resolve(column, item) {
          if (Id.safeParse(item).success && records.typeOf(item) !== null) return item;
          const [only, ...others] = idsTitled(item, column);
          return only !== undefined && others.length === 0 ? only : item;
        },
      });
      const unknown = { ...faults, ...unknownNames(edits, records) };
      if (Object.keys(unknown).length > 0) return { faults: unknown };
      const tagged: Tagged = { changed: [], same: 0, refused: [] };
      const changes: TagChange[] = [];
      for (const id of new Set(ids)) {
        const record = records.find(id);
        if (record === null || record === 'hidden' || !records.may('record.write', id)) {
          tagged.refused.push({ id, what: NOT_YOURS });
          continue;
        }
        const written = write(record, edits, records);
        if (written === null) tagged.same += 1;
        else if ('what' in written) tagged.refused.push({ id, what: written.what });
        else {
          const change = saveOne(actor, record, written.files);
          if (change === null) tagged.refused.push({ id, what: CHANGED_NOW });
          else {
            changes.push(change);
            tagged.changed.push(id);
          }
        }
      }
      if (changes.length > 0) batches.add(actor.userId, changes, now());
      return { tagged };
    },
    last: (actor) => batches.last(actor.userId),
    undo(actor) {
      const batch = batches.last(actor.userId);
      if (batch === null) return null;
      const records = recordsOf(actor, options);
      let undone = 0;
      for (const { recordId, versionBefore, versionAfter } of batch.changes) {
        const standing = records.find(recordId);
        const isAsLeft =
          standing !== null && standing !== 'hidden' && standing.version === versionAfter;
        if (!isAsLeft || !records.may('record.write', recordId)) continue;
        const earlier = versionBefore === 0 ? null : drafts.version(recordId, versionBefore);
        if (earlier === null) drafts.remove(recordId);
        else saveOne(actor, standing, earlier.files);
        undone += 1;
      }
      batches.setUndone(batch.n, now());
      return { undone, left: batch.changes.length - undone };
    },
  };
}

function write(
  { id, type, files }: StandingFiles,
  edits: readonly TagEdit[],
  records: RecordsOf,
): { files: StandingFiles['files'] } | { what: Bilingual } | null {
  const cells = readRecordCells(files);
  const changes = edits.flatMap((edit): CellChange[] => {
    const { column } = edit;
    const before = cells.value(column);
    const value = applyEdit(edit, before);
    const isSame = JSON.stringify(value) === JSON.stringify(before);
    return isSame ? [] : [{ column, from: cells.cell(column), to: '', value }];
  });
  if (changes.length === 0) return null;
  const written = writeRow({ id, type, files, changes, typeOf: records.typeOf });
  const [fault] = written.faults;
  return fault === undefined ? { files: written.files } : { what: fault.what };
}

/** Names nothing is called by are told once, not for each of a hundred photographs. */
function unknownNames(edits: readonly TagEdit[], records: RecordsOf): Record<string, Bilingual> {
  const faults: Record<string, Bilingual> = {};
  for (const { field, column, value, how } of edits) {
    const isReference = column.field.kind === 'id' || column.field.kind === 'ids';
    if (!isReference || how === 'remove' || value === undefined) continue;
    const asked = Array.isArray(value) ? value.map(String) : [String(value)];
    const wanted = field.suggests;
    const missing = asked.filter((id) => records.typeOf(id) !== wanted);
    if (missing.length > 0) faults[field.key] = notThere(missing.join(', '));
  }
  return faults;
}

function notThere(names: string): Bilingual {
  return {
    vi: `Kho chưa có: ${names}. Chọn tên trong danh sách gợi ý, hoặc dùng mã.`,
    en: `The archive has no such thing: ${names}. Choose a name from the suggestions, or use an id.`,
  };
}

const NOT_YOURS: Bilingual = {
  vi: 'không dành cho tài khoản của bạn',
  en: 'is not for your account to change',
};
const CHANGED_NOW: Bilingual = {
  vi: 'vừa có người khác sửa; hãy làm lại',
  en: 'was changed by somebody just now; do it again',
};
