import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openStudioDatabase } from '../../database/open-database.ts';
import { DRAFTS_SCHEMA, openDraftStore } from '../../drafts/draft-store.ts';
import { type EditOptions, openEditor } from './edit-record.ts';
import { factsIn, RECORD_FILE, textIn } from './record-value.ts';
import type { Mapping } from './same.ts';

const FILES = {
  'record.yaml': 'id: cho-mau # mẫu\ntype: place\nkind: market\nconcepts: [a, b]\n',
  'vi.md': '---\ntitle: Chợ\nstatus: draft\n---\n\nMột.\n\nHai.\n\nBa.\n',
};
const NOW = new Date('2026-11-28T00:00:00Z');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function openDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'editing-'));
  folders.push(folder);
  const database = openStudioDatabase(join(folder, 'studio.sqlite'), [DRAFTS_SCHEMA]);
  const drafts = openDraftStore(database);
  drafts.save({
    recordId: 'cho-mau',
    type: 'place',
    folder: 'places/cho-mau/',
    files: FILES,
    baseHash: null,
    changedBy: 'chi',
    changedAt: NOW.toISOString(),
    basedOnVersion: 0,
  });
  const editor = openEditor({ drafts, holdings: { find: () => null, filesOf: () => ({}) } });
  const edit = (by: string, token: string, change: EditOptions['change'], isWhole = false) =>
    editor.edit({ recordId: 'cho-mau', token, change, by, now: NOW, isWhole });
  return { drafts, editor, edit };
}

const facts =
  (changed: Mapping): EditOptions['change'] =>
  (shown) => ({ ...shown, [RECORD_FILE]: { ...factsIn(shown), ...changed } });
const body =
  (replace: (text: string) => string): EditOptions['change'] =>
  (shown) => {
    const text = textIn(shown, 'vi.md');
    return { ...shown, 'vi.md': { front: text?.front, body: replace(text?.body ?? '') } };
  };

test('a save writes only what was changed', () => {
  const { editor, edit } = openDesk();
  expect(edit('an', 'v1', facts({ kind: 'temple' }))).toEqual({
    outcome: 'saved',
    token: 'v2',
    isMerged: false,
  });
  expect(editor.find('cho-mau')?.files).toEqual({
    ...FILES,
    'record.yaml': FILES['record.yaml'].replace('kind: market', 'kind: temple'),
  });
});

test('a save of nothing is no version', () => {
  const { drafts, edit } = openDesk();
  expect(edit('an', 'v1', (shown) => shown)).toMatchObject({ outcome: 'unchanged' });
  expect(drafts.versions('cho-mau')).toHaveLength(1);
});

test('what two people changed in different fields and paragraphs is merged', () => {
  const { editor, edit } = openDesk();
  edit('an', 'v1', facts({ kind: 'temple', concepts: ['a', 'b', 'c'] }));
  edit('binh', 'v1', facts({ parent: 'xa-mau', concepts: ['b'] }));
  edit(
    'an',
    'v1',
    body((text) => text.replace('Một.', 'Một, sửa.')),
  );
  edit(
    'binh',
    'v1',
    body((text) => text.replace('Ba.', 'Ba, sửa.')),
  );
  const { value } = editor.find('cho-mau') ?? { value: {} };
  expect(factsIn(value)).toEqual({
    id: 'cho-mau',
    type: 'place',
    kind: 'temple',
    parent: 'xa-mau',
    concepts: ['b', 'c'],
  });
  expect(textIn(value, 'vi.md')?.body).toBe('Một, sửa.\n\nHai.\n\nBa, sửa.');
});

test('where both changed one field, both are told and the rest is saved', () => {
  const { editor, edit } = openDesk();
  edit('an', 'v1', facts({ kind: 'temple' }));
  const late = edit('binh', 'v1', facts({ kind: 'landscape', parent: 'xa-mau' }));
  expect(late).toMatchObject({
    outcome: 'collided',
    by: 'an',
    collisions: [{ path: [RECORD_FILE, 'kind'], mine: 'landscape', theirs: 'temple' }],
  });
  expect(factsIn(editor.find('cho-mau')?.value ?? {})).toMatchObject({
    kind: 'temple',
    parent: 'xa-mau',
  });
});

test('saving by itself stops at a collision and writes nothing', () => {
  const { drafts, edit } = openDesk();
  edit('an', 'v1', facts({ kind: 'temple' }));
  const late = edit('binh', 'v1', facts({ kind: 'landscape', parent: 'xa-mau' }), true);
  expect(late).toMatchObject({ outcome: 'collided' });
  expect(drafts.versions('cho-mau')).toHaveLength(2);
});

test('one form saved again and again takes no change of others back', () => {
  const { editor, edit } = openDesk();
  edit('an', 'v1', facts({ kind: 'temple' }));
  const first = edit('binh', 'v1', facts({ parent: 'xa-mot' }));
  expect(first).toMatchObject({ outcome: 'saved', isMerged: true });
  const token = first?.outcome === 'saved' ? first.token : '';
  edit('an', 'v4', facts({ succeededBy: ['cho-moi'] }));
  // Binh's form still shows a market.
  const second = edit('binh', token, facts({ kind: 'market', parent: 'xa-hai' }));
  expect(second).toMatchObject({ outcome: 'saved' });
  expect(factsIn(editor.find('cho-mau')?.value ?? {})).toMatchObject({
    kind: 'temple',
    parent: 'xa-hai',
    succeededBy: ['cho-moi'],
  });
});

test('a form of a draft published meanwhile still finds what it had shown', () => {
  const { drafts, edit } = openDesk();
  const published = { ...FILES, 'vi.md': FILES['vi.md'].replace('Hai.', 'Hai, đăng.') };
  drafts.remove('cho-mau');
  const record = { type: 'place' } as never;
  const editor = openEditor({ drafts, holdings: { find: () => record, filesOf: () => published } });
  const change = body((text) => text.replace('Ba.', 'Ba, sửa.'));
  const saved = editor.edit({ recordId: 'cho-mau', token: 'v1', change, by: 'an', now: NOW });
  expect(saved).toMatchObject({ outcome: 'saved', isMerged: true });
  expect(textIn(editor.find('cho-mau')?.value ?? {}, 'vi.md')?.body).toBe(
    'Một.\n\nHai, đăng.\n\nBa, sửa.',
  );
  expect(edit('an', 'v1', change)).toMatchObject({ outcome: 'unchanged' });
});
