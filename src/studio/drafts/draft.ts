import { createHash } from 'node:crypto';
import type { RecordType } from '#domain/public/vocabulary.ts';

export type DraftState = 'draft' | 'in-review' | 'approved';

/** Text files of a record's folder, by name: `record.yaml`, `vi.md`, `km.narrative.md`. */
export type RecordFiles = Readonly<Record<string, string>>;

/** A record as somebody is writing it; publishing writes its files. */
export interface Draft {
  recordId: string;
  type: RecordType;
  /** In a content root: `festivals/ok-om-bok/`. */
  folder: string;
  /** Rises with every save, also over drafts that were removed: no number comes twice. */
  version: number;
  files: RecordFiles;
  /** Of the files as they stood in the content root when the draft began, `null` for a new record. */
  baseHash: string | null;
  state: DraftState;
  /** User ids, and ISO 8601 in UTC. */
  changedBy: string;
  changedAt: string;
  /** Who brought it into its state, and when. */
  stateBy: string;
  stateAt: string;
}

/** SHA-256 of a record's text files, whatever their order. */
export function hashFiles(files: RecordFiles): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(files).sort()) {
    hash.update(JSON.stringify([name, files[name]]));
  }
  return hash.digest('hex');
}
