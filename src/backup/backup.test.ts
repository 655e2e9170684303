import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { execa } from 'execa';
import { afterEach, expect, test } from 'vitest';
import { fileObjectStore } from '#store/file-object-store.ts';
import { joinLedgers } from './ledger-lines.ts';
import { type BackupOptions, makeBackup } from './make-backup.ts';
import type { ArchivePlaces } from './places.ts';
import { type RestoreOptions, restoreBackup } from './restore-backup.ts';
import { listSnapshots, objectKey, readSnapshot } from './snapshot.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const NOW = new Date('2026-11-29T00:00:00Z');
const LATER = new Date('2026-11-30T00:00:00Z');
const withdrawal = (id: string) =>
  `{"id":"${id}","at":"2026-11-01T00:00:00Z","by":"an","reason":null,"showTitle":false}\n`;

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const git = (folder: string, ...args: string[]) =>
  execa('git', ['-C', folder, '-c', 'user.name=Thử', '-c', 'user.email=thu@x.example', ...args]);

async function makeArchive() {
  const home = mkdtempSync(join(tmpdir(), 'backup-'));
  folders.push(home);
  const archive = join(home, 'archive');
  write(archive, {
    'archive.yaml': 'name: Thử # ghi chú\ncontentRoots: [{ path: content }, { path: kin }]\n',
    'content/festivals/le-a/record.yaml': 'id: le-a\n',
    'content/festivals/le-a/vi.md': 'Lễ A',
    'content/.gitignore': '*.tmp\n',
    'kin/customs/kin/record.yaml': 'id: kin\n',
    'withdrawals.jsonl': withdrawal('da-rut'),
    '.archive/issued-dates.jsonl': '\n{"uid":"x"}\n',
    '.archive/studio/session.key': 'bi-mat',
    '.archive/national.key': 'khoa-ky',
    '.archive/projection/made.jsonl': 'made again',
  });
  const database = new DatabaseSync(join(archive, '.archive/studio/studio.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (7)');
  // As a store of exports has it: written in WAL, and still open for whoever answers from it.
  const exported = new DatabaseSync(join(archive, '.archive/exported.sqlite'));
  exported.exec(
    "PRAGMA journal_mode = WAL; CREATE TABLE item (id TEXT, changed_at INTEGER, deleted INTEGER); INSERT INTO item VALUES ('le-cu', 1764374400, 1)",
  );
  const content = join(archive, 'content');
  await git(content, 'init', '--quiet', '--initial-branch=chinh');
  await git(content, 'add', '.');
  await git(content, 'commit', '--quiet', '-m', 'Đầu tiên');
  writeFileSync(join(content, 'festivals/le-a/vi.md'), 'Lễ A, đang sửa');
  const originals = fileObjectStore(join(archive, '.archive/originals'));
  const photograph = Buffer.from('ảnh'.repeat(1000));
  const sha256 = createHash('sha256').update(photograph).digest('hex');
  await originals.put(objectKey(sha256), photograph);
  const places: ArchivePlaces = {
    settings: join(archive, 'archive.yaml'),
    contentRoots: [content, join(archive, 'kin')],
    state: join(archive, '.archive'),
    withdrawals: join(archive, 'withdrawals.jsonl'),
    issuedDates: join(archive, '.archive/issued-dates.jsonl'),
    originals,
  };
  const folder = join(home, 'usb');
  const backup = (options: Partial<BackupOptions> = {}) =>
    makeBackup({ folder, places, now: NOW, withKeys: false, verify: false, ...options });
  const restore = (options: Partial<RestoreOptions> = {}) =>
    restoreBackup({
      from: folder,
      to: join(home, 'moi'),
      over: false,
      ledgers: [],
      now: LATER,
      ...options,
    });
  return {
    home,
    archive,
    content,
    places,
    folder,
    database,
    exported,
    sha256,
    originals,
    backup,
    restore,
  };
}

test('what cannot be made again comes back byte for byte, history and work in progress too', async () => {
  const { home, archive, backup, restore, sha256, database, exported } = await makeArchive();
  const report = await backup();
  expect(report.withoutHistory).toEqual([join(archive, 'kin')]);
  const restored = await restore();
  expect(restored).toMatchObject({ settingsChanged: false, newerWithdrawals: 0 });
  const moi = join(home, 'moi');
  for (const path of [
    'archive.yaml',
    'content/festivals/le-a/vi.md',
    'content/.gitignore',
    'kin/customs/kin/record.yaml',
    'withdrawals.jsonl',
    '.archive/issued-dates.jsonl',
    `.archive/originals/${objectKey(sha256)}`,
  ]) {
    expect(readFileSync(join(moi, path)), path).toEqual(readFileSync(join(archive, path)));
  }
  expect(existsSync(join(moi, '.archive/projection'))).toBe(false);
  expect(existsSync(join(moi, '.archive/studio/session.key'))).toBe(false);
  expect(existsSync(join(moi, '.archive/national.key'))).toBe(false);
  const copy = new DatabaseSync(join(moi, '.archive/studio/studio.sqlite'));
  expect(copy.prepare('SELECT n FROM t').get()?.['n']).toBe(7);
  copy.close();
  database.close();
  const times = new DatabaseSync(join(moi, '.archive/exported.sqlite'));
  expect(times.prepare('SELECT id, changed_at, deleted FROM item').get()).toMatchObject({
    id: 'le-cu',
    changed_at: 1764374400,
    deleted: 1,
  });
  times.close();
  exported.close();
  for (const args of [['log', '--format=%H %s'], ['status', '--porcelain'], ['branch']]) {
    const [was, is] = await Promise.all(
      [archive, moi].map((at) => git(join(at, 'content'), ...args)),
    );
    expect(is?.stdout, args.join(' ')).toBe(was?.stdout);
  }
});

test('the next backup copies only what is new, and each can be brought back', async () => {
  const { content, home, backup, restore } = await makeArchive();
  const first = await backup();
  write(content, { 'festivals/le-b/record.yaml': 'id: le-b\n' });
  const second = await backup({ now: LATER, withKeys: true });
  expect([first.copiedFiles > 5, second.copiedFiles]).toEqual([true, 3]);
  await restore({ snapshot: first.snapshot, to: join(home, 'cu') });
  await restore();
  expect(existsSync(join(home, 'cu/content/festivals/le-b'))).toBe(false);
  expect(existsSync(join(home, 'moi/content/festivals/le-b/record.yaml'))).toBe(true);
  expect(readFileSync(join(home, 'moi/.archive/studio/session.key'), 'utf8')).toBe('bi-mat');
  const signing = join(home, 'moi/.archive/national.key');
  expect(readFileSync(signing, 'utf8')).toBe('khoa-ky');
  expect(statSync(signing).mode & 0o777).toBe(0o600);
});

test('a flipped byte is named before anything is written; so is one in the list itself', async () => {
  const { home, folder, backup, restore, sha256 } = await makeArchive();
  const { snapshot } = await backup();
  const damaged = join(folder, 'objects', objectKey(sha256));
  const bytes = readFileSync(damaged);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(damaged, bytes);
  await expect(restore()).rejects.toThrow(new RegExp(`originals/.*${sha256}`));
  expect(existsSync(join(home, 'moi'))).toBe(false);
  await expect(backup({ now: LATER, verify: true })).rejects.toThrow(/backup is damaged/);
  const list = join(folder, 'snapshots', `${snapshot}.json`);
  writeFileSync(list, readFileSync(list, 'utf8').replace('le-a', 'le-b'));
  expect(() => readSnapshot(folder, snapshot)).toThrow(/damaged/);
});

test('an original whose bytes are not those of its name is named, and no backup claims to have it', async () => {
  const { originals, folder, backup, sha256 } = await makeArchive();
  await originals.put(objectKey(sha256), Buffer.from('hỏng trên ổ đĩa'));
  await expect(backup()).rejects.toThrow(new RegExp(sha256));
  expect(listSnapshots(folder)).toEqual([]);
});

test('a withdrawal later than the backup stays, whichever backup is brought back', async () => {
  const { home, places, backup, restore } = await makeArchive();
  const first = await backup();
  appendFileSync(places.withdrawals, withdrawal('rut-sau'));
  await backup({ now: LATER });
  const kept = join(home, 'so-moi.jsonl');
  writeFileSync(kept, `${withdrawal('da-rut')}${withdrawal('rut-hom-qua')}`);
  const { newerWithdrawals } = await restore({ snapshot: first.snapshot, ledgers: [kept] });
  expect(newerWithdrawals).toBe(2);
  const ledger = readFileSync(join(home, 'moi/withdrawals.jsonl'), 'utf8');
  expect(ledger).toBe(['da-rut', 'rut-sau', 'rut-hom-qua'].map(withdrawal).join(''));
});

test('restoring over an archive that stands joins its withdrawals and moves the rest aside', async () => {
  const { archive, backup, restore, places } = await makeArchive();
  await backup();
  appendFileSync(places.withdrawals, withdrawal('rut-sau'));
  write(archive, { 'content/festivals/le-a/vi.md': 'viết sau' });
  await expect(restore({ to: archive })).rejects.toThrow(/--over/);
  expect(readFileSync(join(archive, 'content/festivals/le-a/vi.md'), 'utf8')).toBe('viết sau');
  const { movedAside } = await restore({ to: archive, over: true });
  expect(readFileSync(join(archive, 'withdrawals.jsonl'), 'utf8')).toContain('rut-sau');
  expect(readFileSync(join(archive, 'content/festivals/le-a/vi.md'), 'utf8')).toContain('đang sửa');
  expect(readFileSync(join(movedAside ?? '', 'content/festivals/le-a/vi.md'), 'utf8')).toBe(
    'viết sau',
  );
});

test('a restore that was interrupted goes on where it was, and forgets no withdrawal', async () => {
  const { archive, backup, restore, places, home } = await makeArchive();
  const { snapshot } = await backup();
  appendFileSync(places.withdrawals, withdrawal('rut-sau'));
  // As a power cut leaves it: all moved aside, nothing written yet.
  const half = join(home, 'do-dang');
  cpSync(archive, join(half, 'before-restore-x'), { recursive: true });
  writeFileSync(join(half, '.restoring'), snapshot);
  await restore({ to: half });
  expect(readFileSync(join(half, 'withdrawals.jsonl'), 'utf8')).toContain('rut-sau');
  expect(readdirSync(half)).not.toContain('.restoring');
});

test('a backup that was interrupted is not there, and the next goes on from what it copied', async () => {
  const { folder, backup, restore } = await makeArchive();
  let seen = 0;
  const stopped = backup({
    onFile() {
      seen += 1;
      if (seen === 5) throw new Error('power cut');
    },
  });
  await expect(stopped).rejects.toThrow('power cut');
  expect(listSnapshots(folder)).toEqual([]);
  const again = await backup();
  expect(again.copiedFiles).toBeLessThan(again.files);
  await restore();
});

test('places outside the folder of archive.yaml come to stand inside, and the settings say so', async () => {
  const { home, archive, places, backup, restore } = await makeArchive();
  writeFileSync(
    places.settings,
    'name: Thử # ghi chú\ncontentRoots: [{ path: content }, { path: /noi/khac, private: true }]\nwithdrawals: /noi/khac/so.jsonl\nmedia: { originals: { folder: /o-lon } }\n',
  );
  const outside = join(home, 'noi-khac');
  cpSync(join(archive, 'kin'), outside, { recursive: true });
  await backup({ places: { ...places, contentRoots: [places.contentRoots[0] ?? '', outside] } });
  const { settingsChanged } = await restore();
  expect(settingsChanged).toBe(true);
  expect(readFileSync(join(home, 'moi/archive.yaml'), 'utf8')).toBe(
    'name: Thử # ghi chú\ncontentRoots: [ { path: content }, { path: noi-khac, private: true } ]\nwithdrawals: withdrawals.jsonl\nstate: .archive\n'.replace(
      'state: .archive\n',
      '',
    ),
  );
  expect(existsSync(join(home, 'moi/noi-khac/customs/kin/record.yaml'))).toBe(true);
});

test('ledgers are joined without losing or doubling a line', () => {
  expect(joinLedgers(['a\nb\n', 'b\nc', '\n\na\n'])).toBe('a\nb\nc\n');
});
