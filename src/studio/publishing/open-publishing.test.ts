import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeSampleRoot, type RootFiles, recordYaml, textFile } from '#catalogue/sample-root.ts';
import { AUDIT_SCHEMA, openAudit } from '../audit/open-audit.ts';
import { openStudioDatabase } from '../database/open-database.ts';
import { hashFiles, type RecordFiles } from '../drafts/draft.ts';
import { DRAFTS_SCHEMA, openDraftStore } from '../drafts/draft-store.ts';
import { openHoldings } from '../holdings/open-holdings.ts';
import { PUBLISHING_SCHEMA } from './journal.ts';
import { openPublishing } from './open-publishing.ts';
import { openRepository } from './repository.ts';
import { filesAt, versionsOf } from './versions.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();

const LE_B: RecordFiles = {
  'record.yaml': recordYaml(
    'le-b',
    'festival',
    'calendar: { rule: vn-lunar, month: 2, day: 15 }\ncalendarSources: [src-a]\ncommunities: [nhom-a]\n',
  ),
  'vi.md': textFile('Lễ B'),
  'en.md': textFile('Festival B'),
};
const narrowed = (files: RecordFiles, access: string): RecordFiles => ({
  ...files,
  'record.yaml': (files['record.yaml'] ?? '').replace('{ level: public }', access),
});
const BY = { userId: 'u1', name: 'Cán Bộ Thử' };

async function openSample({ withPrivate = true, files = {} as RootFiles } = {}) {
  const root = makeSampleRoot(files);
  const folder = mkdtempSync(join(tmpdir(), 'publishing-'));
  const kept = join(folder, 'private');
  if (withPrivate) mkdirSync(kept);
  const roots = [
    { path: root.path, private: false },
    ...(withPrivate ? [{ path: kept, private: true }] : []),
  ];
  const database = openStudioDatabase(join(folder, 'studio.sqlite'), [
    AUDIT_SCHEMA,
    DRAFTS_SCHEMA,
    PUBLISHING_SCHEMA,
  ]);
  const audit = openAudit(database);
  const drafts = openDraftStore(database);
  const now = () => new Date('2026-11-29T02:00:00Z');
  const timeZone = 'Asia/Ho_Chi_Minh';
  const holdings = await openHoldings({
    contentRoots: roots,
    cacheFolder: join(folder, 'catalogue'),
    timeZone,
    now,
    drafts,
    withCustodians: () => [],
  });
  let releases = 0;
  const publishing = openPublishing({
    database,
    audit,
    drafts,
    holdings,
    roots,
    withdrawals: join(folder, 'withdrawals.jsonl'),
    timeZone,
    committer: { name: 'Kho thử', email: 'archive@kho.example' },
    site: {
      whileQuiet: (work) => work(),
      async publish() {
        releases += 1;
        return { release: releases };
      },
    },
    now,
    onError(error) {
      throw error;
    },
  });
  ends.push(() => {
    holdings.close();
    database.close();
    root.remove();
    rmSync(folder, { recursive: true });
  });

  /** Drafts and publishes, and says what became of it. */
  const publish = async (recordId: string, draft: RecordFiles) => {
    const published = holdings.find(recordId) === null ? null : holdings.filesOf(recordId);
    const saved = drafts.save({
      recordId,
      type: 'festival',
      folder: `festivals/${recordId}/`,
      files: draft,
      baseHash: published === null ? null : hashFiles(published),
      changedBy: 'u1',
      changedAt: now().toISOString(),
      basedOnVersion: drafts.find(recordId)?.version ?? 0,
    });
    if (!('saved' in saved)) throw new Error('somebody else saved it');
    const n = publishing.publish(saved.saved, BY);
    await publishing.idle();
    return publishing.journal.find(n);
  };
  return { root, kept, roots, drafts, holdings, audit, publishing, publish, database };
}

describe('publishing', () => {
  test('writes the files of a draft, commits them by the person and says in which release they are', async () => {
    const { root, publish, drafts, holdings, audit } = await openSample();
    const done = await publish('le-b', LE_B);
    expect(done).toMatchObject({ state: 'visible', release: 1, files: null, root: root.path });
    expect(readFileSync(join(root.path, 'festivals/le-b/vi.md'), 'utf8')).toBe(LE_B['vi.md']);
    expect(git(root.path, 'log', '-1', '--format=%an|%ae|%cn|%ce|%s')).toBe(
      'Cán Bộ Thử|u1@studio.invalid|Kho thử|archive@kho.example|Publish festivals/le-b',
    );
    expect(git(root.path, 'rev-parse', 'HEAD')).toBe(done?.commitId);
    expect(git(root.path, 'status', '--porcelain')).toBe('');
    expect(drafts.find('le-b')).toBeNull();
    expect(holdings.find('le-b')?.id).toBe('le-b');
    expect(audit.entries({ limit: 9 }).map(({ action }) => action)).toEqual([
      'site.release',
      'record.publish',
    ]);
  });

  test('makes a folder that is no repository one, with what stood there as its first version', async () => {
    const { root, publish } = await openSample();
    expect(existsSync(join(root.path, '.git'))).toBe(false);
    await publish('le-b', LE_B);
    expect(git(root.path, 'log', '--format=%s')).toBe(
      'Publish festivals/le-b\nThe content as it was found',
    );
    expect(git(root.path, 'show', 'HEAD~1:festivals/le-a/vi.md')).toContain('Lễ A');
  });

  test('leaves what somebody else changed by hand uncommitted and unharmed', async () => {
    const { root, publish } = await openSample();
    await publish('le-b', LE_B);
    writeFileSync(join(root.path, 'places/lang-a/vi.md'), textFile('Làng A, sửa tay'));
    writeFileSync(join(root.path, 'places/lang-a/km.md'), textFile('ភូមិ'));
    git(root.path, 'add', 'places/lang-a/km.md');
    await publish('le-b', { ...LE_B, 'vi.md': textFile('Lễ B, bản hai') });
    expect(git(root.path, 'show', '--name-only', '--format=', 'HEAD')).toBe('festivals/le-b/vi.md');
    const status = git(root.path, 'status', '--porcelain').split('\n');
    expect(status.map((line) => line.trim()).sort()).toEqual([
      'A  places/lang-a/km.md',
      'M places/lang-a/vi.md',
    ]);
  });

  test.each([
    ['for custodians', '{ level: custodians }'],
    ['in a season only', '{ level: public, season: { from: 11-15, to: 02-10 } }'],
    ['until a day', '{ level: public, until: 2027-01-01 }'],
    ['with no rule at all', 'null'],
  ])('what is %s never enters the public repository', async (_what, access) => {
    const { root, kept, publish } = await openSample();
    const files: RecordFiles = {
      ...LE_B,
      'vi.md': textFile('Lễ kín', 'Điều chỉ người trong làng biết [@src-a].'),
    };
    const closed =
      access === 'null'
        ? {
            ...files,
            'record.yaml': (files['record.yaml'] ?? '').replace('access: { level: public }\n', ''),
          }
        : narrowed(files, access);
    const done = await publish('le-b', closed);
    expect(done).toMatchObject({ state: 'visible', root: kept });
    expect(existsSync(join(root.path, 'festivals/le-b'))).toBe(false);
    expect(existsSync(join(root.path, '.git'))).toBe(false);
    expect(git(kept, 'log', '-1', '--format=%s')).toBe('Publish festivals/le-b');
  });

  test('moves to the private root what is narrowed, and back what is opened, other files with it', async () => {
    const { root, kept, publish, roots } = await openSample();
    await publish('le-b', LE_B);
    const scan = Buffer.from([0, 1, 2, 255]);
    writeFileSync(join(root.path, 'festivals/le-b/scan.tif'), scan);
    await publish('le-b', narrowed(LE_B, '{ level: custodians }'));
    expect(existsSync(join(root.path, 'festivals/le-b'))).toBe(false);
    expect(readFileSync(join(kept, 'festivals/le-b/scan.tif'))).toEqual(scan);
    expect(git(root.path, 'log', '-1', '--format=%s')).toBe('Take out festivals/le-b');

    const files = { ...LE_B, 'vi.md': textFile('Lễ B, mở lại') };
    await publish('le-b', files);
    expect(existsSync(join(kept, 'festivals/le-b'))).toBe(false);
    expect(readFileSync(join(root.path, 'festivals/le-b/scan.tif'))).toEqual(scan);
    const versions = await versionsOf('festivals/le-b/', roots);
    expect(versions.map(({ isPrivate }) => isPrivate).sort()).toEqual([false, false, true]);
    const first = versions.filter(({ isPrivate }) => !isPrivate).at(-1);
    expect(first === undefined ? null : await filesAt(first, 'festivals/le-b/')).toEqual(LE_B);
  });

  test('without a private root says so, writes nothing and keeps the draft', async () => {
    const { root, publish, drafts } = await openSample({ withPrivate: false });
    const done = await publish('le-b', narrowed(LE_B, '{ level: custodians }'));
    expect(done?.state).toBe('refused');
    expect(done?.fault?.hint.vi).toContain('private: true');
    expect(existsSync(join(root.path, 'festivals/le-b'))).toBe(false);
    expect(drafts.find('le-b')).toMatchObject({ state: 'draft' });
  });

  test('takes back what would break the archive, and leaves what stood', async () => {
    const { root, publish } = await openSample();
    await publish('le-b', LE_B);
    const done = await publish('le-b', {
      'record.yaml': (LE_B['record.yaml'] ?? '').replace('nhom-a', 'khong-co'),
      'vi.md': textFile('Lễ B hỏng'),
    });
    expect(done).toMatchObject({ state: 'refused' });
    expect(done?.fault?.what.vi).toContain('khong-co');
    expect(readFileSync(join(root.path, 'festivals/le-b/en.md'), 'utf8')).toBe(LE_B['en.md']);
    expect(git(root.path, 'status', '--porcelain')).toBe('');
  });

  test('refuses a draft that was begun before somebody else’s version came out', async () => {
    const { root, publish, drafts, publishing } = await openSample();
    const early = drafts.save({
      recordId: 'le-b',
      type: 'festival',
      folder: 'festivals/le-b/',
      files: { ...LE_B, 'vi.md': textFile('Bản sớm') },
      baseHash: null,
      changedBy: 'u2',
      changedAt: '2026-11-29T01:00:00.000Z',
      basedOnVersion: 0,
    });
    await publish('le-b', LE_B);
    if (!('saved' in early)) throw new Error('not saved');
    const n = publishing.publish(early.saved, BY);
    await publishing.idle();
    expect(publishing.journal.find(n)).toMatchObject({ state: 'refused' });
    expect(readFileSync(join(root.path, 'festivals/le-b/vi.md'), 'utf8')).toBe(LE_B['vi.md']);
  });

  test('refuses a private root that shares the repository of the public one', async () => {
    const deployment = mkdtempSync(join(tmpdir(), 'deployment-'));
    ends.push(() => rmSync(deployment, { recursive: true }));
    const roots = ['content', 'private'].map((name) => ({
      path: join(deployment, name),
      private: name === 'private',
    }));
    for (const { path } of roots) {
      mkdirSync(join(path, 'places'), { recursive: true });
      writeFileSync(join(path, 'places', 'x.yaml'), 'x');
    }
    git(deployment, 'init', '--quiet');
    git(deployment, 'add', '.');
    const options = { roots, committer: { name: 'Kho thử', email: 'archive@kho.example' } };
    await expect(openRepository(join(deployment, 'private'), options)).rejects.toMatchObject({
      name: 'private-in-public-repository',
    });
    // Once the outer repository no longer holds it, it gets one of its own.
    git(deployment, 'rm', '-r', '--quiet', '--cached', 'private');
    const { top } = await openRepository(join(deployment, 'private'), options);
    expect(top).toBe(realpathSync(join(deployment, 'private')));
  });
});
