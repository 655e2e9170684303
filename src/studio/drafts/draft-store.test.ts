import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openStudioDatabase } from '../database/open-database.ts';
import { hashFiles } from './draft.ts';
import { DRAFTS_SCHEMA, openDraftStore, type SaveDraft } from './draft-store.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function openStore() {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  folders.push(folder);
  const path = join(folder, 'studio.sqlite');
  const database = openStudioDatabase(path, [DRAFTS_SCHEMA]);
  return { path, database, store: openDraftStore(database) };
}

const save = (changed: Partial<SaveDraft> = {}): SaveDraft => ({
  recordId: 'le-mau',
  type: 'festival',
  folder: 'festivals/le-mau/',
  files: { 'record.yaml': 'id: le-mau\n', 'vi.md': 'Lời' },
  baseHash: null,
  changedBy: 'an',
  changedAt: '2026-11-28T01:00:00.000Z',
  basedOnVersion: 0,
  ...changed,
});

test('a draft is found again as it was saved, after the database was closed too', () => {
  const { path, database, store } = openStore();
  const saved = store.save(save());
  expect(saved).toMatchObject({ saved: { version: 1, state: 'draft', changedBy: 'an' } });
  database.close();
  const again = openDraftStore(openStudioDatabase(path, [DRAFTS_SCHEMA]));
  expect(saved).toEqual({ saved: again.find('le-mau'), seenVersion: 1 });
  expect(again.find('le-khac')).toBeNull();
});

test('the second of two who began from one version is shown the first and writes nothing', () => {
  const { store } = openStore();
  store.save(save());
  store.save(save({ files: { 'vi.md': 'Lời của An' }, basedOnVersion: 1 }));
  const late = store.save(save({ files: { 'vi.md': 'Lời của Bình' }, basedOnVersion: 1 }));
  expect(late).toMatchObject({ conflict: { version: 2, files: { 'vi.md': 'Lời của An' } } });
  expect(store.find('le-mau')?.files).toEqual({ 'vi.md': 'Lời của An' });
});

test('two who begin the same record do not write over each other', () => {
  const { store } = openStore();
  store.save(save());
  expect(store.save(save({ changedBy: 'binh' }))).toMatchObject({ conflict: { changedBy: 'an' } });
});

test('whoever saves over a draft that was published since is told, and its number never comes again', () => {
  const { store } = openStore();
  store.save(save());
  store.remove('le-mau');
  expect(store.find('le-mau')).toBeNull();
  expect(store.save(save({ basedOnVersion: 1 }))).toMatchObject({ conflict: { version: 1 } });
  expect(store.save(save())).toMatchObject({ saved: { version: 2 } });
});

test('a change takes an approved draft back to a draft', () => {
  const { store } = openStore();
  store.save(save());
  store.setState('le-mau', 'approved', 'chi', new Date('2026-11-28T02:00:00Z'));
  expect(store.find('le-mau')).toMatchObject({
    state: 'approved',
    stateBy: 'chi',
    stateAt: '2026-11-28T02:00:00.000Z',
    changedBy: 'an',
  });
  store.save(save({ basedOnVersion: 1 }));
  expect(store.find('le-mau')).toMatchObject({ state: 'draft', version: 2 });
});

test('lists the latest change first', () => {
  const { store } = openStore();
  store.save(save({ recordId: 'a', changedAt: '2026-11-28T01:00:00.000Z' }));
  store.save(save({ recordId: 'b', changedAt: '2026-11-28T03:00:00.000Z' }));
  store.save(save({ recordId: 'c', changedAt: '2026-11-28T02:00:00.000Z' }));
  expect(store.list().map(({ recordId }) => recordId)).toEqual(['b', 'c', 'a']);
});

test('every version can be read again; what was erased cannot', () => {
  const { database, store } = openStore();
  store.save(save());
  store.save(save({ files: { 'vi.md': 'Điều kín' }, basedOnVersion: 1 }));
  expect(store.versions('le-mau').map(({ version }) => version)).toEqual([2, 1]);
  expect(store.version('le-mau', 1)?.files['vi.md']).toBe('Lời');
  store.erase('le-mau');
  expect(store.versions('le-mau')).toEqual([]);
  const tables = database.prepare('SELECT count(*) AS n FROM draft_texts').get();
  expect(tables?.['n']).toBe(0);
});

test('what a form shows is kept beside what was merged into it', () => {
  const { store } = openStore();
  store.save(save());
  const seen = { 'vi.md': 'Của An' };
  const merged = { 'vi.md': 'Của An và Bình' };
  const saved = store.save(save({ files: merged, seen, basedOnVersion: 1 }));
  expect(saved).toMatchObject({ seenVersion: 2, saved: { version: 3, files: merged } });
  expect(store.version('le-mau', 2)?.files).toEqual(seen);
});

test('the hash of files is of names and texts, not of their order', () => {
  const files = { 'record.yaml': 'id: a', 'vi.md': 'b' };
  expect(hashFiles({ 'vi.md': 'b', 'record.yaml': 'id: a' })).toBe(hashFiles(files));
  expect(hashFiles({ ...files, 'vi.md': 'c' })).not.toBe(hashFiles(files));
  expect(hashFiles({ 'vi.md': 'id: a', 'record.yaml': 'b' })).not.toBe(hashFiles(files));
});
