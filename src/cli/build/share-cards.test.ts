import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ArchiveRecord } from '#domain/record.ts';
import { compileProjection } from '#projection/compile.ts';
import { EMPTY_LEDGER } from '#projection/ledger.ts';
import { aRecord, aText, NOON, OPEN } from '#projection/test-records.ts';
import { openPublicRecords } from '#public-records/reader.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import { memoryObjectStore } from '#store/memory-object-store.ts';
import type { Workspace } from '../workspace.ts';
import { shareCards } from './share-cards.ts';

const state = mkdtempSync(join(tmpdir(), 'share-cards-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));

const site = {
  url: 'https://kho-thu.example',
  name: 'Kho thử',
  locales: ['vi', 'en'],
  timeZone: 'Asia/Ho_Chi_Minh',
  linkStyle: 'directory' as const,
  indexCompiled: false,
};
const folders = {
  cache: join(state, 'cache'),
  cards: join(state, 'cards'),
  projection: join(state, 'projection'),
};
const workspace = {
  site,
  folders,
  root: resolve(import.meta.dirname, '../../..'),
} as unknown as Workspace;
mkdirSync(folders.cache);

const community = (title: string) =>
  aRecord({ type: 'community', id: 'lang-dau', access: OPEN }, [aText({ title })]);
const festival = (access: { level: 'public' | 'custodians' }) =>
  aRecord(
    {
      type: 'festival',
      id: 'hoi-dau',
      calendar: { rule: 'unsourced' },
      communities: ['lang-dau'],
      access,
    },
    [aText({ title: 'Hội đầu' }), aText({ title: 'First feast', lang: 'en' })],
  );
const source = aRecord({
  type: 'source',
  id: 'src-sach',
  citation: { title: 'Sách', kind: 'book' },
  dateRead: '2026-11-20',
  licence: 'facts-only',
  access: OPEN,
});

async function cardsOf(all: ArchiveRecord[]): Promise<{ files: OutsideFile[]; drawn: number }> {
  const byId = new Map(all.map((record) => [record.id, record]));
  await compileProjection({
    catalogue: { get: (id) => byId.get(id) ?? null, all: () => all },
    describe: () => null,
    ledger: EMPTY_LEDGER,
    now: NOON,
    timeZone: site.timeZone,
    scheduler: true,
    folder: folders.projection,
  });
  const records = openPublicRecords(folders.projection);
  const before = new Set(existsSync(folders.cards) ? readdirSync(folders.cards) : []);
  try {
    const options = { records, derivatives: memoryObjectStore(), full: false };
    const files = await shareCards(workspace, options);
    return { files, drawn: readdirSync(folders.cards).filter((file) => !before.has(file)).length };
  } finally {
    records.close();
  }
}

const pathsOf = (files: readonly OutsideFile[]) => files.map(({ path }) => path).sort();
const namedOn = (files: readonly OutsideFile[], path: string) => {
  const trace = files.find((file) => file.path === path)?.trace;
  return trace?.kind === 'card' ? trace.records : null;
};

test('one is drawn for each record and language with a text, and one for each language of the site', async () => {
  const { files, drawn } = await cardsOf([community('Làng Đầu'), festival(OPEN), source]);
  expect(pathsOf(files)).toEqual([
    'cards/en.jpg',
    'cards/en/hoi-dau.jpg',
    'cards/vi.jpg',
    'cards/vi/hoi-dau.jpg',
    'cards/vi/lang-dau.jpg',
  ]);
  expect(drawn).toBe(5);
  expect(namedOn(files, 'cards/vi/hoi-dau.jpg')).toEqual(['hoi-dau', 'lang-dau']);
});

test('nothing is drawn where nothing changed, and only what names a record where its name did', async () => {
  const stamps = () =>
    readdirSync(folders.cards).map((file) => statSync(join(folders.cards, file)).mtimeMs);
  const before = stamps();
  expect((await cardsOf([community('Làng Đầu'), festival(OPEN), source])).drawn).toBe(0);
  expect(stamps()).toEqual(before);
  const renamed = await cardsOf([community('Làng Mới'), festival(OPEN), source]);
  expect(renamed.drawn).toBe(3);
  expect(readdirSync(folders.cards)).toHaveLength(5);
});

test('a card comes out the same from an empty state', async () => {
  const all = [community('Làng Đầu'), festival(OPEN), source];
  const hashesOf = ({ files }: { files: OutsideFile[] }) =>
    files.map(({ path, from }) =>
      'linkTo' in from
        ? `${path} ${createHash('sha256').update(readFileSync(from.linkTo)).digest('hex')}`
        : path,
    );
  const grown = hashesOf(await cardsOf(all));
  rmSync(folders.cards, { recursive: true });
  rmSync(join(folders.cache, 'share-cards.json'));
  const fresh = await cardsOf(all);
  expect(fresh.drawn).toBe(5);
  expect(hashesOf(fresh)).toEqual(grown);
});

test('a record that closes leaves no card, and stands on no other', async () => {
  const hidden = festival({ level: 'custodians' });
  const { files } = await cardsOf([community('Làng Đầu'), hidden, source]);
  expect(pathsOf(files)).toEqual(['cards/en.jpg', 'cards/vi.jpg', 'cards/vi/lang-dau.jpg']);
  expect(readdirSync(folders.cards)).toHaveLength(3);
});
