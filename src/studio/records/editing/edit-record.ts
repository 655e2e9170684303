import type { RecordType } from '#domain/public/vocabulary.ts';
import { TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { type Draft, hashFiles, type RecordFiles } from '../../drafts/draft.ts';
import type { DraftStore } from '../../drafts/draft-store.ts';
import type { Holdings } from '../../holdings/open-holdings.ts';
import { type Collision, merge } from './merge.ts';
import { type RecordValue, toRecordValue, writeRecordValue } from './record-value.ts';
import { isMapping, isSame } from './same.ts';

/** A record as it is worked on: its draft, or as it is published. */
export interface Standing {
  recordId: string;
  type: RecordType;
  folder: string;
  files: RecordFiles;
  value: RecordValue;
  draft: Draft | null;
  /** Names what the form shows: `v12`, a version of the draft; `h…`, the published files. */
  token: string;
}

export interface EditOptions {
  recordId: string;
  /** Of what the form that was sent had shown. */
  token: string;
  /** The record as the writer wants it, from the record as their form showed it. */
  change(shown: RecordValue): RecordValue;
  by: string;
  now: Date;
  /** Where something collides, save nothing rather than the rest of it. */
  isWhole?: boolean;
}

export type Edited =
  /** `token`: of what the writer's form shows now. */
  | { outcome: 'saved' | 'unchanged'; token: string; isMerged: boolean }
  /** Saved but for these, in which theirs stands; `by`: whose change it was. */
  | { outcome: 'collided'; collisions: Collision[]; standing: Standing; by: string };

export interface Editor {
  find(recordId: string): Standing | null;
  edit(options: EditOptions): Edited | null;
}

/** Changes drafts so that nobody's change is lost: what was meanwhile changed by others is merged in, or shown. */
export function openEditor({
  drafts,
  holdings,
}: {
  drafts: DraftStore;
  holdings: Pick<Holdings, 'find' | 'filesOf'>;
}): Editor {
  const find = (recordId: string): Standing | null => {
    const draft = drafts.find(recordId);
    if (draft !== null) {
      const { type, folder, files, version } = draft;
      const value = toRecordValue(files);
      return { recordId, type, folder, files, value, draft, token: `v${version}` };
    }
    const record = holdings.find(recordId);
    if (record === null) return null;
    const files = holdings.filesOf(recordId);
    return {
      recordId,
      type: record.type,
      folder: `${TYPE_FOLDER[record.type]}/${recordId}/`,
      files,
      value: toRecordValue(files),
      draft: null,
      token: `h${hashFiles(files)}`,
    };
  };

  /** What a token names, `null` where nobody kept it. */
  const shownBy = (standing: Standing, token: string): RecordFiles | null => {
    const { recordId } = standing;
    if (token === standing.token) return standing.files;
    if (token.startsWith('v')) {
      return drafts.version(recordId, Number(token.slice(1)))?.files ?? null;
    }
    for (const { version } of drafts.versions(recordId)) {
      const files = drafts.version(recordId, version)?.files ?? {};
      if (`h${hashFiles(files)}` === token) return files;
    }
    return null;
  };

  return { find, edit };

  function edit(options: EditOptions): Edited | null {
    const standing = find(options.recordId);
    if (standing === null) return null;
    const files = shownBy(standing, options.token);
    // Nobody knows what the form had shown: whatever differs is shown to its writer.
    const shown = files === null ? standing.value : toRecordValue(files);
    const mine = options.change(shown);
    const merged = merge(files === null ? {} : shown, mine, standing.value);
    if (!isMapping(merged.value)) throw new Error('a record is a mapping of files');
    const isCollided = merged.collisions.length > 0;
    const by = standing.draft?.changedBy ?? '';
    if (isCollided && options.isWhole) {
      return { outcome: 'collided', collisions: merged.collisions, standing, by };
    }
    if (isSame(merged.value, standing.value)) {
      if (isCollided) return { outcome: 'collided', collisions: merged.collisions, standing, by };
      return { outcome: 'unchanged', token: options.token, isMerged: false };
    }
    const isMerged = !isCollided && !isSame(merged.value, mine);
    const seen = isMerged ? write(standing, mine) : undefined;
    const seenVersion = save(
      begun(standing, options),
      write(standing, merged.value),
      options,
      seen,
    );
    if (!isCollided) return { outcome: 'saved', token: `v${seenVersion}`, isMerged };
    const after = find(standing.recordId) ?? standing;
    return { outcome: 'collided', collisions: merged.collisions, standing: after, by };
  }

  /** A draft begins as the record is published, so that its beginning is kept. */
  function begun(standing: Standing, options: EditOptions): Standing {
    if (standing.draft !== null) return standing;
    save(standing, standing.files, options);
    return find(standing.recordId) ?? standing;
  }

  function write({ files, type }: Standing, value: RecordValue): RecordFiles {
    return writeRecordValue(files, value, type);
  }

  function save(
    { recordId, type, folder, draft, files: published }: Standing,
    files: RecordFiles,
    { by, now }: EditOptions,
    seen?: RecordFiles,
  ): number {
    const saved = drafts.save({
      recordId,
      type,
      folder,
      files,
      baseHash: draft === null ? hashFiles(published) : draft.baseHash,
      changedBy: by,
      changedAt: now.toISOString(),
      basedOnVersion: draft?.version ?? 0,
      ...(seen === undefined ? {} : { seen }),
    });
    // Reading and writing are one step of one process: nobody comes between.
    if ('conflict' in saved) throw new Error('a draft changed while it was being saved');
    return saved.seenVersion;
  }
}
