import { globSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildArchive } from '#cli/build/build-archive.ts';
import { openWorkspace } from '#cli/workspace.ts';
import { translatorFor } from '#i18n/translator.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'demonstration-'));
let pages: { name: string; html: string }[];

/** What `npm run demo:village` publishes, but for its media. */
beforeAll(async () => {
  const config = join(root, 'tests/fixtures/village/archive.yaml');
  const workspace = openWorkspace({ config, state: folder });
  await buildArchive(workspace, { now: new Date(), full: false, onStep: () => {} });
  const release = realpathSync(join(folder, 'current'));
  pages = globSync('**/*.html', { cwd: release }).map((name) => ({
    name,
    html: readFileSync(join(release, name), 'utf8'),
  }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every page of the demonstration says that nothing in it is real, and keeps search engines out', () => {
  expect(pages.length).toBeGreaterThan(200);
  const notice = (locale: string) => translatorFor(locale)('guests:demonstration');
  const silent = pages.filter(
    ({ html }) => !html.includes(notice('vi')) && !html.includes(notice('en')),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
  const open = pages.filter(({ html }) => !html.includes('<meta name="robots" content="noindex">'));
  expect(open.map(({ name }) => name)).toEqual([]);
});

const textOf = (name: string) =>
  (pages.find((page) => page.name === name)?.html ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

test('who keeps a people’s heritage, how it wishes to be approached and its own words can be seen', () => {
  const text = textOf('vi/communities/dan-mau/index.html');
  expect(text).toContain('Bà Ví Dụ Một');
  expect(text).toContain('Xin nhắn trước một tuần, qua người gìn giữ.');
  expect(text.indexOf('Ora ta lumi')).toBeLessThan(text.indexOf('Người biên soạn viết'));
  expect(text).not.toContain('Chưa ai kể');
});

test('makers, where to find a product and what guests are asked can be seen; what is not told is said once', () => {
  const told = textOf('vi/products/go-cham-mau/index.html');
  expect(told).toContain('Hợp tác xã Gỗ Mẫu');
  expect(told).toContain('Ở Chợ Mẫu, sáng ngày phiên.');
  expect(told).toContain('Không cầm vào đồ thờ đang chạm.');
  expect(told).not.toContain('Chưa ai kể');
  const untold = textOf('vi/products/banh-la-mau/index.html');
  expect(untold.match(/Chưa ai kể với kho: [^.]+\./g)).toEqual([
    'Chưa ai kể với kho: cách làm, mùa nào có, tìm ở đâu và đến thăm nên giữ điều gì.',
  ]);
});

test('a maker whose consent to be named has ended is on no page', () => {
  expect(pages.some(({ html }) => html.includes('Bà Ví Dụ Bốn'))).toBe(false);
});
