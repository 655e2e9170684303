import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, type StudioSession, serveStudio } from '#tests/studio/served-studio.ts';

const PHOTOGRAPHS = 100;
const HEAD = 'review: compiled-from-public-sources\n';
const ids = Array.from(
  { length: PHOTOGRAPHS },
  (_, at) => `anh-${String(at + 1).padStart(3, '0')}`,
);

function photograph(id: string): string {
  const sha256 = createHash('sha256').update(id).digest('hex');
  return `id: ${id}\ntype: media\n${HEAD}kind: image\noriginal: { sha256: ${sha256}, sizeBytes: 9, mediaType: image/jpeg }\nalt: { vi: Ảnh ${id} }\ncommunities: [lang-mau]\n`;
}

function fill(home: string): void {
  const text = (title: string) => `---\ntitle: ${title}\nstatus: draft\n---\n`;
  const files: Record<string, string> = {
    'communities/lang-mau/record.yaml': `id: lang-mau\ntype: community\n${HEAD}access: { level: public }\n`,
    'communities/lang-mau/vi.md': text('Làng Mẫu'),
    'communities/lang-mau-ha/record.yaml': `id: lang-mau-ha\ntype: community\n${HEAD}access: { level: public }\n`,
    'communities/lang-mau-ha/vi.md': text('Làng Mẫu Hạ'),
    'places/cho-mau/record.yaml': `id: cho-mau\ntype: place\n${HEAD}access: { level: public }\nkind: market\n`,
    'places/cho-mau/vi.md': text('Chợ Mẫu'),
    'concepts/c-mau-hat/record.yaml': `id: c-mau-hat\ntype: concept\n${HEAD}access: { level: public }\nscheme: mau\nprefLabel: { vi: Hát đối }\n`,
  };
  for (const id of ids) {
    files[`media/${id}/record.yaml`] = photograph(id);
    files[`media/${id}/vi.md`] = text(`Ảnh ${id}`);
  }
  for (const [path, body] of Object.entries(files)) {
    mkdirSync(dirname(join(home, 'content', path)), { recursive: true });
    writeFileSync(join(home, 'content', path), body);
  }
}

let studio: ServedStudio;
let editor: StudioSession;
let other: StudioSession;
beforeAll(async () => {
  studio = await serveStudio({
    people: [
      { accountName: '0912345678', name: 'Biên tập', role: 'editor', communities: 'lang-mau' },
      { accountName: '0912345679', name: 'Làng khác', role: 'editor', communities: 'lang-mau-ha' },
    ],
    fill,
  });
  editor = await studio.signIn('0912345678');
  other = await studio.signIn('0912345679');
});
afterAll(() => studio.close());

const tags = (values: Record<string, string>, of: readonly string[] = ids) =>
  new URLSearchParams([...of.map((id) => ['id', id]), ...Object.entries(values)]);
const table = async () => (await editor.get('/studio/tagging/?view=table')).text();
const count = (html: string, words: string) => html.split(words).length - 1;

test('a hundred photographs are tagged with two requests, by names as people write them', async () => {
  const started = performance.now();
  const page = await editor.get('/studio/tagging/?select=all');
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(count(html, 'checked')).toBe(PHOTOGRAPHS);
  const done = await editor.post(
    '/studio/tagging/',
    tags({
      communities: 'Làng Mẫu Hạ',
      concepts: 'hát đối',
      madeAt: 'Chợ Mẫu',
      madeOn: '21/11/2026',
      creator: 'Đội thông tin lưu động',
      'rights.licence': 'CC-BY-4.0',
      speechLanguages: 'vi; km',
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  expect(done.status).toBe(303);
  process.stderr.write(`100 photographs, 7 fields, 2 requests: ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(60);
  const after = await table();
  expect(count(after, '<td>lang-mau; lang-mau-ha</td>')).toBe(PHOTOGRAPHS);
  expect(count(after, '<td>c-mau-hat</td>')).toBe(PHOTOGRAPHS);
  expect(count(after, '<td>2026-11-21</td>')).toBe(PHOTOGRAPHS);
});

test('the last time is taken back whole, but for what somebody changed since', async () => {
  await editor.post('/studio/tagging/', tags({ creator: 'Ai đó' }, ids.slice(0, 10)));
  await editor.post('/studio/tagging/', tags({ creator: 'Người khác' }, ids.slice(0, 1)));
  // The last is of one photograph; the one before it finds that one as it left it again? No: it was saved anew.
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
  const html = await wrong.text();
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
  const stranger = await fetch(`${studio.url}/studio/tagging/`, { redirect: 'manual' });
  expect(stranger.status).toBe(303);
});
