import type { DatabaseSync } from 'node:sqlite';
import { Description, NO_DESCRIPTION } from './description.ts';

export interface Descriptions {
  /** Of one file: its own, or else its batch's. */
  of(upload: { id: string; batchId: string }): Description;
  hasOwn(uploadId: string): boolean;
  ofBatch(batchId: string): Description;
  /** `id`: of a batch, or of one file. */
  write(id: string, options: { ownerId: string; description: Description }): void;
  /** Whose batch it is; `null` for one not written yet. */
  ownerOf(id: string): string | null;
  remove(uploadId: string): void;
}

export function openDescriptions(database: DatabaseSync): Descriptions {
  const find = database.prepare(
    'SELECT owner_id, description FROM upload_descriptions WHERE id = ?',
  );
  const write = database.prepare('INSERT OR REPLACE INTO upload_descriptions VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM upload_descriptions WHERE id = ?');
  const read = (id: string) => {
    const row = find.get(id);
    return row === undefined ? null : Description.parse(JSON.parse(String(row['description'])));
  };
  return {
    of: ({ id, batchId }) => read(id) ?? read(batchId) ?? NO_DESCRIPTION,
    hasOwn: (uploadId) => find.get(uploadId) !== undefined,
    ofBatch: (batchId) => read(batchId) ?? NO_DESCRIPTION,
    write(id, { ownerId, description }) {
      write.run(id, ownerId, JSON.stringify(description));
    },
    ownerOf(id) {
      const row = find.get(id);
      return row === undefined ? null : String(row['owner_id']);
    },
    remove(uploadId) {
      remove.run(uploadId);
    },
  };
}
