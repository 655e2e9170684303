import { expect, test } from 'vitest';
import { editRecordYaml, editTextFile, newRecordYaml } from './edit-record.ts';

const YAML = `# đầu tệp
id: a
communities: [x, y]   # hai làng
# về quyền
rights: { licence: InC, holder: "Làng" }

history: []
`;

test('a field that changes leaves every other as it was written', () => {
  const edited = editRecordYaml(YAML, [{ path: ['communities'], value: ['x'] }]);
  expect(edited).toContain('# đầu tệp\nid: a\n');
  expect(edited).toContain('# về quyền\nrights: { licence: InC, holder: "Làng" }\n\nhistory: []\n');
  expect(editRecordYaml(YAML, [])).toBe(YAML);
});

test('a new field stands before the sources, rights and history; an emptied mapping goes', () => {
  const edited = editRecordYaml(YAML, [
    { path: ['creator'], value: 'An' },
    { path: ['coordinates', 'lon'], value: 1.5 },
  ]);
  expect(edited.indexOf('creator: An')).toBeLessThan(edited.indexOf('rights:'));
  expect(edited).toContain('coordinates:\n  lon: 1.5\n');
  const emptied = editRecordYaml(edited, [{ path: ['coordinates', 'lon'], value: undefined }]);
  expect(emptied).not.toContain('coordinates');
});

test('a record that begins', () => {
  expect(newRecordYaml('a', 'place', [{ path: ['kind'], value: 'village' }])).toBe(
    'id: a\ntype: place\nkind: village\n',
  );
});

test('words of a text file change and its body does not; one that is not there begins as a draft', () => {
  expect(
    editTextFile('---\ntitle: A\nstatus: reviewed\n---\n\nThân bài\n---\n', { title: 'B' }),
  ).toBe('---\ntitle: B\nstatus: draft\n---\n\nThân bài\n---\n');
  expect(editTextFile(undefined, { title: 'B', summary: 'Một câu: hai.' })).toBe(
    '---\ntitle: B\nsummary: "Một câu: hai."\nstatus: draft\n---\n',
  );
});
