import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RootFiles, recordYaml, textFile } from '#catalogue/sample-root.ts';
import type { Browser } from './browser.ts';
import { openTestStudio, type TestStudio } from './open-test-studio.ts';

const PHOTOGRAPHS = 100;
const ids = Array.from(
  { length: PHOTOGRAPHS },
  (_, at) => `anh-${String(at + 1).padStart(3, '0')}`,
);

function photograph(id: string): string {
  const sha256 = createHash('sha256').update(id).digest('hex');
  const original = `{ sha256: ${sha256}, sizeBytes: 9, mediaType: image/jpeg }`;
  return recordYaml(
    id,
    'media',
    `kind: image\noriginal: ${original}\nalt: { vi: Ảnh ${id} }\ncommunities: [nhom-a]\n`,
  );
}

const files: RootFiles = {
  'communities/nhom-b/record.yaml': recordYaml('nhom-b', 'community'),
  'communities/nhom-b/vi.md': textFile('Nhóm B'),
  'concepts/c-mau-hat/record.yaml': recordYaml(
    'c-mau-hat',
    'concept',
    'scheme: mau\nprefLabel: { vi: Hát đối }\n',
  ),
  ...Object.fromEntries(
    ids.flatMap((id) => [
      [`media/${id}/record.yaml`, photograph(id)],
      [`media/${id}/vi.md`, textFile(`Ảnh ${id}`)],
    ]),
  ),
};

let studio: TestStudio;
let editor: Browser;
let other: Browser;
beforeAll(async () => {
  studio = await openTestStudio({ files });
  const person = (accountName: string, community: string) =>
    studio.addPerson({ accountName, grants: [{ role: 'editor', communities: [community] }] });
  await person('0912345678', 'nhom-a');
  await person('0912345679', 'nhom-b');
  editor = await studio.browser('0912345678');
  other = await studio.browser('0912345679');
});
afterAll(() => studio.close());

const tags = (values: Record<string, string>, of: readonly string[] = ids) =>
  new URLSearchParams([...of.map((id) => ['id', id]), ...Object.entries(values)]);
const table = async () => (await editor.get('/studio/tagging/?view=table')).body;
const count = (html: string, words: string) => html.split(words).length - 1;

test('a hundred photographs are tagged with two requests, by names as people write them', async () => {
  const started = performance.now();
  const page = await editor.get('/studio/tagging/?select=all');
  const html = page.body;
  expect(page.status).toBe(200);
  expect(count(html, 'checked')).toBe(PHOTOGRAPHS);
  const done = await editor.post(
    '/studio/tagging/',
    tags({
      communities: 'nhóm b',
      concepts: 'hát đối',
      madeAt: 'Làng A',
      madeOn: '21/11/2026',
      creator: 'Đội thông tin lưu động',
      'rights.licence': 'CC-BY-4.0',
      speechLanguages: 'vi; km',
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  expect([done.status, done.body]).toEqual([303, '']);
  process.stderr.write(`100 photographs, 7 fields, 2 requests: ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(60);
  const after = await table();
  expect(count(after, '<td>nhom-a; nhom-b</td>')).toBe(PHOTOGRAPHS);
  expect(count(after, '<td>c-mau-hat</td>')).toBe(PHOTOGRAPHS);
  expect(count(after, '<td>2026-11-21</td>')).toBe(PHOTOGRAPHS);
});

test('the last time is taken back whole, but for what somebody changed since', async () => {
  await editor.post('/studio/tagging/', tags({ creator: 'Ai đó' }, ids.slice(0, 10)));
  await editor.post('/studio/tagging/', tags({ creator: 'Người khác' }, ids.slice(0, 1)));
  // Taking the second back saves a version of its own: the first then leaves that one alone.
  const first = await editor.post('/studio/tagging/undo/', new URLSearchParams());
  expect(first.status).toBe(303);
  expect(count(await table(), '<td>Người khác</td>')).toBe(0);
  await editor.post('/studio/tagging/undo/', new URLSearchParams());
  expect(count(await table(), '<td>Ai đó</td>')).toBe(1);
  await editor.post('/studio/tagging/undo/', new URLSearchParams());
  expect(count(await table(), '<td>c-mau-hat</td>')).toBe(10);
});

test('what was typed wrongly is told, kept, and written nowhere', async () => {
  const wrong = await editor.post(
    '/studio/tagging/',
    tags({ places: 'Chợ Không Có', madeOn: '3/21/2026', creator: 'Ai' }, ['anh-050']),
  );
  const html = wrong.body;
  expect(wrong.status).toBe(422);
  expect(html).toContain('Kho chưa có: Chợ Không Có');
  expect(html).toContain('Viết ngày trước: 21/3/2026');
  expect(html).toContain('value="3/21/2026"');
  expect(count(html, 'checked')).toBe(1);
  expect(await table()).not.toContain('<td>Ai</td>');
});

test('an editor of another village changes none of them, and a stranger sees nothing', async () => {
  const none = await other.post('/studio/tagging/', tags({ creator: 'Kẻ khác' }, ['anh-099']));
  expect(none.status).toBe(422);
  expect(await table()).not.toContain('Kẻ khác');
  const stranger = await studio.browser();
  expect((await stranger.get('/studio/tagging/')).location).toContain('/studio/sign-in/');
});
