import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openStudioDatabase } from '../../database/open-database.ts';
import type { Standing } from '../editing/edit-record.ts';
import { textIn, toRecordValue } from '../editing/record-value.ts';
import { hashText, openTextSources, TEXT_SOURCES_SCHEMA } from './text-sources.ts';
import { sourceFileOf, textState, textStates } from './text-states.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const text = (title: string, body: string, front = '') =>
  `---\ntitle: ${title}\nstatus: reviewed\n${front}---\n\n${body}\n`;

function standing(files: Record<string, string>): Standing {
  const value = toRecordValue(files);
  return {
    recordId: 'le-mau',
    type: 'festival',
    folder: 'festivals/le-mau/',
    files,
    value,
    draft: null,
    token: '',
  };
}

function openSources() {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'));
  folders.push(folder);
  const path = join(folder, 'studio.sqlite');
  return openTextSources(openStudioDatabase(path, [TEXT_SOURCES_SCHEMA]));
}

const FILES = {
  'record.yaml': 'id: le-mau\n',
  'vi.md': text('Lễ', 'Một.'),
  'en.md': text('Rite', ''),
};

test('says what of each text is there, and which languages have none', () => {
  const states = textStates(standing(FILES), ['vi', 'en', 'km'], openSources());
  expect(states.map(({ name, status, has }) => [name, status, has.title, has.body])).toEqual([
    ['vi.narrative', null, false, false],
    ['vi', 'reviewed', true, true],
    ['en', 'reviewed', true, false],
    ['km', null, false, false],
  ]);
});

test('a translation is behind once the words it was held against change, and not for a status', () => {
  const sources = openSources();
  const vi = textIn(standing(FILES).value, 'vi.md');
  const sourceHash = vi === null ? '' : hashText(vi);
  sources.note({
    recordId: 'le-mau',
    file: 'en.md',
    sourceFile: 'vi.md',
    sourceHash,
    by: 'an',
    now: new Date('2026-11-28T00:00:00Z'),
  });
  const isBehind = (changed: string) =>
    textState(standing({ ...FILES, 'vi.md': changed }), 'en.md', sources).isBehind;
  expect(isBehind(FILES['vi.md'])).toBe(false);
  expect(isBehind(FILES['vi.md'].replace('reviewed', 'draft'))).toBe(false);
  expect(isBehind(text('Lễ', 'Một, đã sửa.'))).toBe(true);
});

test('beside a text stands the one it comes from; beside the community’s own words, none', () => {
  const sources = openSources();
  const files = {
    ...FILES,
    'km.md': text('ពិធី', 'ក', 'translatedFrom: en\n'),
    'km.narrative.md': text('ពាក្យ', 'ខ'),
  };
  const record = standing(files);
  const besides = (file: string, asked: string | null = null) =>
    sourceFileOf(record, textState(record, file, sources), asked);
  expect(besides('km.md')).toBe('en.md');
  expect(besides('km.md', 'vi')).toBe('vi.md');
  expect(besides('vi.md')).toBe('en.md');
  expect(besides('km.narrative.md')).toBeNull();
});
