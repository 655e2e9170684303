import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYaml } from '#catalogue/source/yaml.ts';
import type { Mapping } from './same.ts';
import { writeYaml } from './write-yaml.ts';

const TEXT = `# of the village
id: le-a   # never changes
review:   compiled-from-public-sources

# who may see it
access: { level: public }
names:
  - text: "Tên"   # asked twice
    lang: vi
    later: kept
  - text: Khác
    lang: vi
# at the end
future: { of: tomorrow }
`;

function read(text: string): Mapping {
  const parsed = parseYaml(text);
  if (!parsed.ok) throw new Error(parsed.reason.en);
  return parsed.value as Mapping;
}

test('nothing changed, nothing written', () => {
  expect(writeYaml(TEXT, read(TEXT))).toBe(TEXT);
});

test('writes the lines of what changed, and leaves comments, order and unknown fields', () => {
  const value = structuredClone(read(TEXT)) as { names: Record<string, string>[] };
  Object.assign(value.names[0] ?? {}, { lang: 'cjm' });
  expect(writeYaml(TEXT, value)).toBe(
    TEXT.replace('lang: vi', 'lang: cjm').replace('"Tên"   #', '"Tên" #'),
  );
});

test('takes a field out without what stands around it', () => {
  const { names: _names, ...value } = read(TEXT);
  const written = writeYaml(TEXT, value);
  expect(written).toBe(TEXT.replace(/names:[\s\S]*?(?=# at the end)/, ''));
});

test('puts a new field where the order has it', () => {
  const written = writeYaml(TEXT, { ...read(TEXT), communities: ['a'] }, ['access', 'communities']);
  expect(written).toBe(TEXT.replace('public }\n', 'public }\ncommunities:\n  - a\n'));
});

test('a row added to a list is the only line that differs, in every festival of the sample', () => {
  for (const name of readdirSync('content/festivals')) {
    const text = readFileSync(`content/festivals/${name}/record.yaml`, 'utf8');
    const value = read(text);
    const places = Array.isArray(value['places']) ? value['places'] : [];
    const written = writeYaml(text, { ...value, places: [...places, 'noi-moi'] });
    const lines = new Set(text.split('\n'));
    const added = written.split('\n').filter((line) => !lines.has(line));
    expect(
      added.filter((line) => line !== 'places:'),
      name,
    ).toEqual(['  - noi-moi']);
    expect(written.length, name).toBeLessThanOrEqual(text.length + '  - noi-moi\nplaces:\n'.length);
  }
});

test('whatever is typed is read by the catalogue as it was typed', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(word, word, fc.array(word, { maxLength: 3 }), (title, note, list) => {
      const value = { ...read(TEXT), title, note: { vi: note }, list };
      expect(read(writeYaml(TEXT, value))).toEqual(value);
    }),
    { numRuns: 300 },
  );
});
