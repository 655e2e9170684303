import { afterEach, expect, test } from 'vitest';
import {
  makeSampleRoot,
  type RootFiles,
  recordYaml,
  type SampleRoot,
  textFile,
} from './sample-root.ts';

const roots: SampleRoot[] = [];
function sampleRoot(files?: RootFiles): SampleRoot {
  const root = makeSampleRoot(files);
  roots.push(root);
  return root;
}
afterEach(() => {
  for (const root of roots.splice(0)) root.remove();
});

test('reads typed records with their texts', async () => {
  const catalogue = await sampleRoot().load();
  expect(catalogue.faults).toEqual([]);
  expect(catalogue.ids()).toEqual(['le-a', 'lang-a', 'nhom-a', 'src-a']);
  const [festival] = catalogue.ofType('festival');
  expect(festival?.calendar).toEqual({ rule: 'vn-lunar', month: 1, day: 15 });
  expect(festival?.texts.map((text) => [text.lang, text.title])).toEqual([
    ['en', 'Festival A'],
    ['vi', 'Lễ A'],
  ]);
  expect(catalogue.get('nobody')).toBeNull();
  catalogue.close();
});

test('a second load reads nothing anew and says that nothing changed', async () => {
  const root = sampleRoot();
  const first = await root.load();
  const second = await root.load();
  expect(first.changedIds).toEqual(['le-a', 'lang-a', 'nhom-a', 'src-a']);
  expect(second.changedIds).toEqual([]);
  expect(second.hash).toBe(first.hash);
  expect([...second.all()]).toEqual([...first.all()]);
});

test('tells what was changed, added and removed since the last load', async () => {
  const root = sampleRoot();
  const first = await root.load();
  root.write({
    'festivals/le-a/vi.md': textFile('Lễ A mới'),
    'places/lang-b/record.yaml': recordYaml('lang-b', 'place', 'kind: village\n'),
    'places/lang-b/vi.md': textFile('Làng B'),
    'places/lang-b/en.md': textFile('Village B'),
    'sources/src-a/record.yaml': null,
  });
  const second = await root.load();
  expect(second.changedIds).toEqual(['le-a', 'lang-b']);
  expect(second.removedIds).toEqual(['src-a']);
  expect(second.hash).not.toBe(first.hash);
  expect(second.get('le-a')?.texts.map((text) => text.title)).toContain('Lễ A mới');
  // The one that was open goes on reading what it had.
  expect(first.get('le-a')?.texts.map((text) => text.title)).toContain('Lễ A');
});
