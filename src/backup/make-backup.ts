import { createHash } from 'node:crypto';
import { createReadStream, existsSync, realpathSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import { fileObjectStore } from '#store/file-object-store.ts';
import type { ObjectStat, ObjectStore } from '#store/object-store.ts';
import { unfinishedFiles } from '#store/unfinished-files.ts';
import { findHistory, writeBundle } from './git-history.ts';
import { type ArchivePlaces, pathInside, toRestoredPlaces } from './places.ts';
import {
  damagedBackup,
  listSnapshots,
  objectKey,
  objectsFolder,
  readSnapshot,
  type Snapshot,
  writeSnapshot,
} from './snapshot.ts';

export interface BackupOptions {
  /** Made where it is not there; earlier backups in it stay. */
  folder: string;
  places: ArchivePlaces;
  now: Date;
  /**
   * The keys that sign sessions and transfers: with them people stay signed in after a restore, and whoever verifies
   * transfers need learn no new key.
   */
  withKeys: boolean;
  /** Read again what earlier backups wrote, too. */
  verify: boolean;
  onFile?(path: string): void;
}

export interface BackupReport {
  snapshot: string;
  files: number;
  sizeBytes: number;
  copiedFiles: number;
  copiedBytes: number;
  /** Content roots whose history git does not keep. */
  withoutHistory: string[];
}

/** Below the state folder: the editors' side, and when what machines get changed. */
const DATABASES = ['studio/studio.sqlite', 'exported.sqlite'];
/** Below the state folder, for its owner's eyes alone. */
export const KEYS: readonly string[] = ['studio/session.key', 'national.key'];

type SnapshotFile = Snapshot['files'][number];
type WithCopy = (
  make: (copy: string) => Promise<void>,
  use: (copy: string) => Promise<void>,
) => Promise<void>;

/**
 * Copies everything that cannot be made again, safe while the server runs; what earlier backups in the
 * folder hold is not copied again, nor what an interrupted one had copied.
 * @throws ArchiveError `backup-git`, `backup-damaged`.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupReport> {
  const { folder, places, now, withKeys, onFile = () => {} } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinishedPath = unfinishedFiles(join(folder, '.unfinished'));
  const keep = keeper(folder, options);
  const restored = toRestoredPlaces(places);
  const files: SnapshotFile[] = [];
  const add = async (path: string, from: string): Promise<void> => {
    onFile(path);
    files.push({ path, ...(await keep.file(path, from)) });
  };
  /** Made beside the archive's own, kept, and thrown away. */
  const withCopy: WithCopy = async (make, use) => {
    const copy = await unfinishedPath();
    try {
      await make(copy);
      await use(copy);
    } finally {
      await rm(copy, { force: true });
    }
  };
  for (const name of DATABASES) {
    const database = join(places.state, name);
    if (!existsSync(database)) continue;
    await withCopy(
      (copy) => copySqlite(database, copy),
      (copy) => add(`${restored.state}/${name}`, copy),
    );
  }
  for (const name of withKeys ? KEYS : []) {
    const key = join(places.state, name);
    if (existsSync(key)) await add(`${restored.state}/${name}`, key);
  }
  const { histories, withoutHistory } = await keepHistories(options, { withCopy, keep });
  for (const [at, root] of places.contentRoots.entries()) {
    for (const path of await filesBelow(root)) {
      await add(`${restored.contentRoots[at]}/${path}`, join(root, path));
    }
  }
  for (const original of await places.originals.list('')) {
    const path = `${restored.state}/originals/${original.key}`;
    onFile(path);
    files.push({ path, ...(await keep.original(path, original, places.originals)) });
  }
  await add(restored.settings, places.settings);
  const issued = `${restored.state}/issued-dates.jsonl`;
  if (existsSync(places.issuedDates)) await add(issued, places.issuedDates);
  if (existsSync(places.withdrawals)) await add(restored.withdrawals, places.withdrawals);
  const snapshot = await writeSnapshot(folder, {
    version: 1,
    madeAt: now.toISOString(),
    ...restored,
    contentRoots: [...restored.contentRoots],
    files,
    histories,
  });
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return { snapshot, files: files.length, sizeBytes, ...keep.copied(), withoutHistory };
}

/** Keeps files under their sha-256, each once, and reads again what it wrote. */
function keeper(folder: string, { verify }: Pick<BackupOptions, 'verify'>) {
  const objects = fileObjectStore(objectsFolder(folder));
  let copiedFiles = 0;
  let copiedBytes = 0;

  const isKept = async (path: string, sha256: string, sizeBytes: number): Promise<boolean> => {
    const kept = await objects.stat(objectKey(sha256));
    if (kept === null) return false;
    if (kept.sizeBytes === sizeBytes && !verify) return true;
    if (kept.sizeBytes === sizeBytes && (await hashOfKept(sha256)) === sha256) return true;
    throw damagedBackup([`${path} (objects/${objectKey(sha256)})`]);
  };
  const hashOfKept = async (sha256: string): Promise<string | null> => {
    const bytes = await objects.stream(objectKey(sha256));
    return bytes === null ? null : hashOf(bytes);
  };
  const put = async (path: string, sha256: string, bytes: AsyncIterable<Uint8Array>) => {
    const { sizeBytes } = await objects.put(objectKey(sha256), bytes);
    if ((await hashOfKept(sha256)) !== sha256) {
      await objects.delete(objectKey(sha256));
      return null;
    }
    copiedFiles += 1;
    copiedBytes += sizeBytes;
    return { path, sha256, sizeBytes };
  };

  return {
    /** A file of the archive; one that changes meanwhile is read anew. */
    async file(path: string, from: string): Promise<Omit<SnapshotFile, 'path'>> {
      for (let tries = 0; tries < 5; tries += 1) {
        const sha256 = await hashOf(createReadStream(from));
        const sizeBytes = (await stat(from)).size;
        if (await isKept(path, sha256, sizeBytes)) return { sha256, sizeBytes };
        const kept = await put(path, sha256, createReadStream(from));
        if (kept !== null) return { sha256, sizeBytes: kept.sizeBytes };
      }
      throw damagedBackup([path]);
    },
    /** An original: its key says what its bytes are. */
    async original(path: string, original: ObjectStat, from: ObjectStore) {
      const { key, sizeBytes } = original;
      const sha256 = key.slice(key.lastIndexOf('/') + 1);
      if (await isKept(path, sha256, sizeBytes)) return { sha256, sizeBytes };
      const bytes = await from.stream(key);
      const kept = bytes === null ? null : await put(path, sha256, bytes);
      if (kept === null) throw damagedBackup([path]);
      return { sha256, sizeBytes };
    },
    has: (sha256: string) => objects.has(objectKey(sha256)),
    copied: () => ({ copiedFiles, copiedBytes }),
  };
}

async function keepHistories(
  { folder, places }: BackupOptions,
  { withCopy, keep }: { withCopy: WithCopy; keep: ReturnType<typeof keeper> },
): Promise<{ histories: Snapshot['histories']; withoutHistory: string[] }> {
  const home = join(places.settings, '..');
  const restored = toRestoredPlaces(places);
  const last = listSnapshots(folder).at(-1);
  const earlier = last === undefined ? [] : readSnapshot(folder, last).histories;
  const histories: Snapshot['histories'] = [];
  const withoutHistory: string[] = [];
  for (const [at, root] of places.contentRoots.entries()) {
    const found = await findHistory(root);
    if (found === null) {
      withoutHistory.push(root);
      continue;
    }
    const { top, refs, branch } = found;
    const path =
      top === realpathSync(root)
        ? (restored.contentRoots[at] ?? '.')
        : top === realpathSync(home)
          ? '.'
          : (pathInside(realpathSync(home), top) ?? `history/${at}`);
    if (histories.some((history) => history.path === path)) continue;
    const same = earlier.find((history) => history.refs === refs);
    if (same !== undefined && (await keep.has(same.bundle))) {
      histories.push({ ...same, path, branch });
      continue;
    }
    await withCopy(
      (copy) => writeBundle(top, copy),
      async (copy) => {
        const { sha256, sizeBytes } = await keep.file(`${path} (git)`, copy);
        histories.push({ path, bundle: sha256, sizeBytes, refs, branch });
      },
    );
  }
  return { histories, withoutHistory };
}

/** A copy as of one moment, made beside whoever writes (https://www.sqlite.org/backup.html). */
async function copySqlite(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    await copyDatabase(database, to);
  } finally {
    database.close();
  }
}

/** Paths of the files below a content root, git's own left out; links are not followed. */
async function filesBelow(root: string, under = ''): Promise<string[]> {
  const entries = await readdir(join(root, under), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.name === '.git') continue;
    if (entry.isDirectory()) found.push(...(await filesBelow(root, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

/** SHA-256 of bytes, hex. */
export async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece);
  return hash.digest('hex');
}
