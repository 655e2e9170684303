import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadCatalogue } from './catalogue.ts';
import { originalPath } from './originals.ts';
import {
  makeSampleRoot,
  mediaYaml,
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

test('sees a change of the same length made at once after a load', async () => {
  const root = sampleRoot();
  for (let round = 0; round < 10; round += 1) {
    root.write({ 'festivals/le-a/vi.md': textFile(`Lễ ${round}`) });
    const catalogue = await root.load();
    expect(catalogue.get('le-a')?.texts.map((text) => text.title)).toContain(`Lễ ${round}`);
    catalogue.close();
  }
});

test('after many loads the cache is a few files, and whole', async () => {
  const root = sampleRoot();
  for (let round = 10; round < 40; round += 1) {
    root.write({ 'festivals/le-a/vi.md': textFile(`Lễ ${round}`) });
    (await root.load()).close();
  }
  const segments = readdirSync(root.cacheFolder).filter((name) => name.startsWith('records-'));
  expect(segments.length).toBeLessThanOrEqual(12);
  const catalogue = await root.load();
  expect([...catalogue.all()].map((record) => record.id)).toEqual(catalogue.ids());
  expect(catalogue.get('le-a')?.texts[1]?.title).toBe('Lễ 39');
  expect(catalogue.faults).toEqual([]);
});

test.each<[string, (cacheFolder: string, segment: string) => void]>([
  ['torn', (folder) => writeFileSync(join(folder, 'index.json'), '{"key":')],
  ['without its lines', (folder, segment) => rmSync(join(folder, segment))],
  ['with lines cut short', (folder, segment) => truncateSync(join(folder, segment), 10)],
  ['gone', (folder) => rmSync(folder, { recursive: true })],
])('a cache that is %s is made anew', async (_, harm) => {
  const root = sampleRoot();
  const first = await root.load();
  const before = [...first.all()];
  const segment = readdirSync(root.cacheFolder).find((name) => name.startsWith('records-'));
  harm(root.cacheFolder, segment ?? '');
  const second = await root.load();
  expect(second.hash).toBe(first.hash);
  expect([...second.all()]).toEqual(before);
});

test('of two roots the earlier one keeps an id, and only the private one’s records are private', async () => {
  const sample = sampleRoot({ 'places/lang-b/record.yaml': null });
  const other = sampleRoot({
    'places/lang-b/record.yaml': recordYaml('lang-b', 'place', 'kind: village\n'),
    'places/lang-b/vi.md': textFile('Làng B'),
    'places/lang-b/en.md': textFile('Village B'),
  });
  const catalogue = await loadCatalogue({
    roots: [
      { path: sample.path, private: false },
      { path: other.path, private: true },
    ],
    cacheFolder: sample.cacheFolder,
    now: new Date(0),
    timeZone: 'UTC',
  });
  expect(catalogue.faults.map(({ name }) => name)).toEqual(Array(4).fill('duplicate-id'));
  expect(catalogue.faults.every(({ file }) => file.startsWith(other.path))).toBe(true);
  expect(catalogue.ids().filter((id) => catalogue.isPrivate(id))).toEqual(['lang-b']);
  expect(catalogue.isPrivate('nobody')).toBe(false);
});

test('the original of a media record stands in its folder, or only in the store', async () => {
  const bytes = Buffer.from('sound');
  const yaml = mediaYaml('trong', bytes);
  const root = sampleRoot({
    'media/trong/record.yaml': yaml,
    'media/trong/drum.opus': bytes,
    'media/chieng/record.yaml': yaml.replace('trong', 'chieng').replace('file: drum.opus, ', ''),
  });
  const media = (await root.load()).ofType('media');
  expect(media.map(originalPath)).toEqual([null, `${root.path}/media/trong/drum.opus`]);
});
