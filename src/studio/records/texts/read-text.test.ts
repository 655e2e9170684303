import { expect, test } from 'vitest';
import type { TextStatus } from '#domain/public/vocabulary.ts';
import { readText } from './read-text.ts';

const BEFORE = {
  front: { title: 'Lễ', summary: 'Một câu. [@src-a]', status: 'reviewed', later: 'kept' },
  body: 'Một.\n\nHai.',
};
const SAME = {
  title: 'Lễ',
  summary: 'Một câu. [@src-a]',
  body: 'Một.\r\n\r\nHai.',
  status: 'reviewed',
};

function read(
  fields: Record<string, string>,
  before: typeof BEFORE | null,
  statuses: TextStatus[] = ['draft', 'reviewed'],
) {
  return readText({ form: new URLSearchParams(fields), before, statuses });
}

test('a text sent back untouched is the same text', () => {
  expect(read(SAME, BEFORE)).toEqual(BEFORE);
});

test('words changed by a translator make a reviewed text a draft again', () => {
  const changed = { ...SAME, title: 'Lễ hội' };
  expect(read(changed, BEFORE, ['draft'])?.front).toMatchObject({
    title: 'Lễ hội',
    status: 'draft',
    later: 'kept',
  });
  expect(read(changed, BEFORE)?.front['status']).toBe('reviewed');
  expect(read(SAME, BEFORE, ['draft'])?.front['status']).toBe('reviewed');
});

test('nobody gives a status that is not theirs to give', () => {
  const asked = { ...SAME, status: 'approved-by-community' };
  expect(read(asked, BEFORE)?.front['status']).toBe('reviewed');
  expect(read(asked, BEFORE, ['draft', 'reviewed', 'approved-by-community'])?.front['status']).toBe(
    'approved-by-community',
  );
});

test('a new translation says what it was translated from', () => {
  const fields = {
    title: 'Festival',
    summary: '',
    body: 'One.',
    status: 'draft',
    sourceFile: 'vi.md',
  };
  expect(read(fields, null)).toEqual({
    front: { title: 'Festival', translatedFrom: 'vi', status: 'draft' },
    body: 'One.',
  });
});

test('an empty form makes no file', () => {
  expect(read({ title: ' ', summary: '', body: '\n', status: 'draft' }, null)).toBeNull();
});
