import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeSampleRoot, type RootFiles, recordYaml, textFile } from '#catalogue/sample-root.ts';
import { openStudioDatabase } from '../database/open-database.ts';
import { DRAFTS_SCHEMA, openDraftStore } from '../drafts/draft-store.ts';
import { openHoldings } from './open-holdings.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

async function openSample(files: RootFiles = {}) {
  const root = makeSampleRoot(files);
  const folder = mkdtempSync(join(tmpdir(), 'holdings-'));
  const database = openStudioDatabase(join(folder, 'studio.sqlite'), [DRAFTS_SCHEMA]);
  const drafts = openDraftStore(database);
  const holdings = await openHoldings({
    contentRoots: [{ path: root.path, private: false }],
    cacheFolder: root.cacheFolder,
    timeZone: 'Asia/Ho_Chi_Minh',
    now: () => new Date('2026-11-28T00:00:00Z'),
    drafts,
    withCustodians: (communities) => communities.filter((id) => id === 'nhom-a'),
  });
  ends.push(root.remove, () => rmSync(folder, { recursive: true }), holdings.close);
  return { root, drafts, holdings };
}

test('holds the records of the content roots and the text of their files', async () => {
  const { holdings } = await openSample({ 'festivals/le-a/poster.jpg': Buffer.from([255, 216]) });
  expect(holdings.find('le-a')).toMatchObject({ type: 'festival', communities: ['nhom-a'] });
  expect(holdings.find('khong-co')).toBeNull();
  expect(holdings.list('festival').map(({ id }) => id)).toEqual(['le-a']);
  const files = holdings.filesOf('le-a');
  expect(Object.keys(files)).toEqual(['en.md', 'record.yaml', 'vi.md']);
  expect(files['vi.md']).toBe(textFile('Lễ A'));
  expect(holdings.otherFilesOf('le-a')).toEqual(['poster.jpg']);
  expect(holdings.filesOf('khong-co')).toEqual({});
});

test('sees what was published once it is told to look again', async () => {
  const { root, holdings } = await openSample();
  root.write({ 'festivals/le-a/vi.md': textFile('Lễ A, sửa') });
  await Promise.all([holdings.refresh(), holdings.refresh()]);
  expect(holdings.find('le-a')?.texts.find(({ lang }) => lang === 'vi')?.title).toBe('Lễ A, sửa');
});

test('a rule is asked about a record as it is published', async () => {
  const { holdings } = await openSample({
    'occurrences/le-a-2027/record.yaml': recordYaml(
      'le-a-2027',
      'occurrence',
      'of: le-a\nstatus: announced\nstart: 2027-02-01\n',
    ),
  });
  expect(holdings.subjectOf('le-a')).toMatchObject({
    kind: 'record',
    id: 'le-a',
    type: 'festival',
    communities: ['nhom-a'],
    withCustodians: ['nhom-a'],
    access: { level: 'public' },
  });
  expect(holdings.subjectOf('nhom-a')?.communities).toEqual(['nhom-a']);
  expect(holdings.subjectOf('le-a-2027')?.communities).toEqual(['nhom-a']);
  expect(holdings.subjectOf('khong-co')).toBeNull();
});

test('a record that is a draft only is judged by what its draft says, however faulty', async () => {
  const { drafts, holdings } = await openSample();
  const save = (recordId: string, yaml: string) =>
    drafts.save({
      recordId,
      type: 'custom',
      folder: `customs/${recordId}/`,
      files: { 'record.yaml': yaml },
      baseHash: null,
      changedBy: 'an',
      changedAt: '2026-11-28T00:00:00.000Z',
      basedOnVersion: 0,
    });
  save('tuc-moi', 'communities: [nhom-a]\naccess: { level: custodians }\n');
  save('tuc-hong', 'communities: [nhom-a\naccess: {{{');
  expect(holdings.subjectOf('tuc-moi')).toMatchObject({
    draftedBy: ['an'],
    communities: ['nhom-a'],
    withCustodians: ['nhom-a'],
    access: { level: 'custodians' },
  });
  expect(holdings.subjectOf('tuc-hong')).toMatchObject({ communities: [], access: null });
});
