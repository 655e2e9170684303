import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ArchiveError } from '#domain/archive-error.ts';
import { makeFolder, syncToDisk, writeDurably } from '#store/durable-files.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Never out of the folder it is restored into. */
const RestoredPath = z
  .string()
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\0]+$/, 'a path inside the archive');

const SnapshotSchema = z.strictObject({
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Paths of a restored archive, `/` between the parts. */
  settings: RestoredPath,
  contentRoots: z.array(RestoredPath),
  state: RestoredPath,
  withdrawals: RestoredPath,
  files: z.array(
    z.strictObject({ path: RestoredPath, sha256: Sha256, sizeBytes: z.int().nonnegative() }),
  ),
  /** Git repositories with content roots in them: all of their history as one bundle. */
  histories: z.array(
    z.strictObject({
      path: RestoredPath,
      bundle: Sha256,
      sizeBytes: z.int().nonnegative(),
      /** Of every ref: the same, the same history. */
      refs: Sha256,
      /** The branch that is checked out, `null` for none. */
      branch: z.string().nullable(),
    }),
  ),
});
export type Snapshot = z.output<typeof SnapshotSchema>;

const SUM = '.sha256';

/** Key of a file in a backup's folder of objects. */
export function objectKey(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}

export const objectsFolder = (backup: string): string => join(backup, 'objects');
const snapshotsFolder = (backup: string): string => join(backup, 'snapshots');

/** Names of the backups in a folder, oldest first. */
export function listSnapshots(backup: string): string[] {
  const folder = snapshotsFolder(backup);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** Writes the list of a backup, on the disk when it resolves; its name. */
export async function writeSnapshot(backup: string, snapshot: Snapshot): Promise<string> {
  const folder = snapshotsFolder(backup);
  await makeFolder(folder);
  const name = snapshot.madeAt.replaceAll(':', '-');
  const text = `${JSON.stringify(snapshot, null, 1)}\n`;
  const file = join(folder, `${name}.json`);
  const sum = `${sha256Of(text)}  ${name}.json\n`;
  await writeDurably(Buffer.from(sum), `${file}${SUM}`);
  await writeDurably(Buffer.from(text), file);
  await syncToDisk(folder);
  return name;
}

/** @throws ArchiveError `backup-absent`, `backup-damaged`. */
export function readSnapshot(backup: string, name: string): Snapshot {
  const file = join(snapshotsFolder(backup), `${name}.json`);
  if (!existsSync(file)) throw absent(backup, name);
  const text = readFileSync(file, 'utf8');
  const sum = existsSync(`${file}${SUM}`) ? readFileSync(`${file}${SUM}`, 'utf8') : '';
  if (!sum.startsWith(sha256Of(text))) throw damagedBackup([file]);
  return SnapshotSchema.parse(JSON.parse(text));
}

/** The backup of that name, or the latest. @throws ArchiveError `backup-absent`, `backup-damaged`. */
export function chooseSnapshot(backup: string, name: string | undefined): string {
  const chosen = name ?? listSnapshots(backup).at(-1);
  if (chosen === undefined) throw absent(backup, '…');
  return chosen;
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function absent(backup: string, name: string): ArchiveError {
  const known = listSnapshots(backup).join(', ');
  return new ArchiveError({
    name: 'backup-absent',
    what: {
      vi: `Không có bản sao lưu ${name} trong ${backup}.`,
      en: `There is no backup ${name} in ${backup}.`,
    },
    hint: {
      vi: known === '' ? 'Kiểm tra lại đường dẫn của thư mục sao lưu.' : `Hiện có: ${known}.`,
      en: known === '' ? 'Check the path of the backup folder.' : `There are: ${known}.`,
    },
  });
}

const MOST_NAMED = 20;

/** Names what is damaged; nothing of it is ever used. */
export function damagedBackup(paths: readonly string[]): ArchiveError {
  const named = paths.slice(0, MOST_NAMED).join('\n  ');
  const more = paths.length > MOST_NAMED ? `\n  … +${paths.length - MOST_NAMED}` : '';
  return new ArchiveError({
    name: 'backup-damaged',
    what: {
      vi: `Bản sao lưu hỏng ở ${paths.length} tệp (byte không còn như khi ghi):\n  ${named}${more}\n`,
      en: `The backup is damaged in ${paths.length} file(s) (bytes are not as they were written):\n  ${named}${more}\n`,
    },
    hint: {
      vi: 'Chưa ghi gì. Dùng một bản sao lưu khác (--snapshot), hoặc ổ khác; xoá tệp hỏng trong objects/ rồi chạy lại "archive backup" nếu kho gốc còn.',
      en: 'Nothing was written. Use another backup (--snapshot) or another disk; where the archive itself still stands, remove the damaged file from objects/ and run "archive backup" again.',
    },
  });
}
