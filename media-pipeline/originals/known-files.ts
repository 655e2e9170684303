import { type BigIntStats, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { hashFile } from './hash-file.ts';

const KnownRow = z.object({ fingerprint: z.string(), sha256: z.string() });

export interface KnownFile {
  sha256: string;
  sizeBytes: number;
  /** Of the file as it was when it held these bytes. */
  fingerprint: string;
}

export interface KnownFiles {
  /** What the file holds, or `null` when there is no such file. Reads it only if it changed. */
  identify(path: string): Promise<KnownFile | null>;
  close(): void;
}

/** Remembers which bytes a file held when its size, time and inode were what they are. */
export function openKnownFiles(databaseFile: string): KnownFiles {
  const database = new DatabaseSync(databaseFile, { timeout: 10_000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS known_file (
      path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
  const known = database.prepare('SELECT fingerprint, sha256 FROM known_file WHERE path = ?');
  const remember = database.prepare('INSERT OR REPLACE INTO known_file VALUES (?, ?, ?)');
  return {
    async identify(path) {
      const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
      if (!stats?.isFile()) return null;
      const sizeBytes = Number(stats.size);
      const row = known.get(path);
      if (row !== undefined) {
        const { fingerprint, sha256 } = KnownRow.parse(row);
        if (fingerprint === fingerprintOf(stats)) return { sha256, sizeBytes, fingerprint };
      }
      const sha256 = await hashFile(path);
      const fingerprint = fingerprintOf(stats);
      remember.run(path, fingerprint, sha256);
      return { sha256, sizeBytes, fingerprint };
    },
    close: () => database.close(),
  };
}

/** Is the file still the one that had this fingerprint? */
export function isSameFile(path: string, fingerprint: string): boolean {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats !== undefined && fingerprintOf(stats) === fingerprint;
}

function fingerprintOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino].join('.');
}
