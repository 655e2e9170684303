import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import { makeFolder, syncToDisk, writeDurably } from '#store/durable-files.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import { inParallel } from '#store/in-parallel.ts';
import { restoreHistory } from './git-history.ts';
import { joinLedgers } from './ledger-lines.ts';
import { hashOf, KEYS } from './make-backup.ts';
import { restoredSettings } from './restored-settings.ts';
import {
  chooseSnapshot,
  damagedBackup,
  listSnapshots,
  objectKey,
  objectsFolder,
  readSnapshot,
  type Snapshot,
} from './snapshot.ts';

export interface RestoreOptions {
  /** A folder of backups. */
  from: string;
  /** Folder of the archive to be. */
  to: string;
  /** The latest where none is named. */
  snapshot?: string | undefined;
  /** May something stand in the folder? It is moved aside, not lost. */
  over: boolean;
  /** Ledgers of withdrawals kept elsewhere, newer than the backup. */
  ledgers: readonly string[];
  now: Date;
  onFile?(path: string): void;
}

export interface RestoreReport {
  snapshot: string;
  files: number;
  /** archive.yaml names other places than it did. */
  settingsChanged: boolean;
  /** Lines of withdrawals that the chosen backup did not have. */
  newerWithdrawals: number;
  movedAside: string | null;
}

/** Marks a folder in which a restore is under way: another run of the same one goes on. */
const MARK = '.restoring';
const ASIDE = 'before-restore-';
const AT_ONCE = 8;

/**
 * Brings an archive back from a backup. Every byte is verified before anything is written, and again where
 * it was written. Withdrawals are joined over all backups of the folder, over `ledgers`, and over what
 * stood in the target: none is ever taken back.
 * @throws ArchiveError `backup-absent`, `backup-damaged`, `restore-target-not-empty`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { from, to, now, onFile = () => {} } = options;
  const name = chooseSnapshot(from, options.snapshot);
  const snapshot = readSnapshot(from, name);
  await verifyObjects(from, snapshot);
  const ledger = await joinedLedger(snapshot, options);
  const movedAside = await prepareTarget(to, { name, over: options.over, now });

  const objects = fileObjectStore(objectsFolder(from));
  for (const { path, bundle, branch } of snapshot.histories) {
    const file = join(objectsFolder(from), objectKey(bundle));
    if (path.startsWith('history/'))
      await objects.linkTo(objectKey(bundle), join(to, `${path}.bundle`));
    else if (!existsSync(join(to, path, '.git', 'index'))) {
      await restoreHistory(join(to, path), file, branch);
    }
  }
  const written = snapshot.files.filter(({ path }) => path !== snapshot.withdrawals);
  await inParallel(written, {
    atOnce: AT_ONCE,
    async act({ path, sha256 }) {
      onFile(path);
      const target = join(to, path);
      if ((await hashOfPath(target)) === sha256) return;
      await makeFolder(dirname(target));
      await writeWhole(join(objectsFolder(from), objectKey(sha256)), target);
      if (KEYS.some((name) => path === `${snapshot.state}/${name}`)) await chmod(target, 0o600);
    },
  });
  const unfaithful = await inParallel(written, {
    atOnce: AT_ONCE,
    act: async ({ path, sha256 }) => ((await hashOfPath(join(to, path))) === sha256 ? null : path),
  });
  const wrong = unfaithful.filter((path) => path !== null);
  if (wrong.length > 0) throw notAsWritten(wrong);
  if (ledger.text !== '') await replace(join(to, snapshot.withdrawals), ledger.text);
  const settings = join(to, snapshot.settings);
  const yaml = await readFile(settings, 'utf8');
  const moved = restoredSettings(yaml, snapshot);
  if (moved !== yaml) await replace(settings, moved);
  await rm(join(to, MARK));
  return {
    snapshot: name,
    files: written.length,
    settingsChanged: moved !== yaml,
    newerWithdrawals: ledger.newer,
    movedAside,
  };
}

/** Names every file whose bytes are not what they were. */
async function verifyObjects(from: string, { files, histories }: Snapshot): Promise<void> {
  const named = new Map<string, string>();
  for (const { path, sha256 } of files) named.set(sha256, path);
  for (const { path, bundle } of histories) named.set(bundle, `${path} (git)`);
  const faults = await inParallel(named, {
    atOnce: AT_ONCE,
    async act([sha256, path]) {
      const key = objectKey(sha256);
      const found = await hashOfPath(join(objectsFolder(from), key));
      return found === sha256 ? null : `${path} (objects/${key})`;
    },
  });
  const damaged = faults.filter((path) => path !== null);
  if (damaged.length > 0) throw damagedBackup(damaged);
}

async function joinedLedger(
  chosen: Snapshot,
  { from, to, ledgers }: RestoreOptions,
): Promise<{ text: string; newer: number }> {
  const readOf = async (snapshot: Snapshot): Promise<string> => {
    const file = snapshot.files.find(({ path }) => path === snapshot.withdrawals);
    if (file === undefined) return '';
    const path = join(objectsFolder(from), objectKey(file.sha256));
    const found = await hashOfPath(path);
    if (found !== file.sha256)
      throw damagedBackup([`${file.path} (objects/${objectKey(file.sha256)})`]);
    return readFile(path, 'utf8');
  };
  const own = await readOf(chosen);
  const others: string[] = [];
  for (const name of listSnapshots(from)) others.push(await readOf(readSnapshot(from, name)));
  // Also where an interrupted restore has moved it.
  const entries = existsSync(to) ? readdirSync(to) : [];
  for (const folder of ['', ...entries.filter((entry) => entry.startsWith(ASIDE))]) {
    const standing = join(to, folder, chosen.withdrawals);
    if (existsSync(standing)) others.push(await readFile(standing, 'utf8'));
  }
  for (const path of ledgers) others.push(await readFile(path, 'utf8'));
  const text = joinLedgers([own, ...others]);
  const count = (ledger: string) => ledger.split('\n').filter((line) => line.trim() !== '').length;
  return { text, newer: count(text) - count(own) };
}

/** An empty folder, or one whose contents were moved aside; the one a restore was interrupted in goes on. */
async function prepareTarget(
  to: string,
  { name, over, now }: { name: string; over: boolean; now: Date },
): Promise<string | null> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const mark = join(to, MARK);
  if (existsSync(mark) && (await readFile(mark, 'utf8')) === name) return null;
  const standing = readdirSync(to);
  if (standing.length > 0 && !over) throw targetNotEmpty(to);
  const aside = `${ASIDE}${now.toISOString().replaceAll(':', '-')}`;
  for (const entry of standing) {
    await mkdir(join(to, aside), { recursive: true, mode: 0o700 });
    await rename(join(to, entry), join(to, aside, entry));
  }
  await writeDurably(Buffer.from(name), mark);
  return standing.length > 0 ? join(to, aside) : null;
}

async function writeWhole(from: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}.unfinished`;
  await writeDurably({ path: from }, unfinished);
  await rename(unfinished, target);
}

async function replace(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  await makeFolder(dirname(path));
  await writeDurably(Buffer.from(text), unfinished);
  await rename(unfinished, path);
  await syncToDisk(dirname(path));
}

async function hashOfPath(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  return hashOf(createReadStream(path));
}

function targetNotEmpty(to: string): ArchiveError {
  return new ArchiveError({
    name: 'restore-target-not-empty',
    what: {
      vi: `Thư mục ${to} đã có tệp nên chưa khôi phục gì.`,
      en: `There are files in ${to}, so nothing was restored.`,
    },
    hint: {
      vi: 'Chọn một thư mục trống, hoặc thêm --over để dời những gì đang có sang thư mục before-restore-… rồi khôi phục.',
      en: 'Choose an empty folder, or add --over to move what is there into a folder before-restore-… and restore.',
    },
  });
}

function notAsWritten(paths: readonly string[]): ArchiveError {
  return new ArchiveError({
    name: 'restore-unfaithful',
    what: {
      vi: `Sau khi ghi, ${paths.length} tệp không giống bản sao lưu: ${paths.slice(0, 20).join(', ')}.`,
      en: `After writing, ${paths.length} file(s) are not as in the backup: ${paths.slice(0, 20).join(', ')}.`,
    },
    hint: {
      vi: 'Ổ đĩa có thể hỏng. Khôi phục sang ổ khác.',
      en: 'The disk may be failing. Restore to another one.',
    },
  });
}
