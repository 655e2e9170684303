import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordYaml, textFile } from '#catalogue/sample-root.ts';
import type { Browser } from './browser.ts';
import { openTestStudio, type TestStudio } from './open-test-studio.ts';

const occurrence = (id: string, facts: string) =>
  recordYaml(id, 'occurrence', `of: le-a\nstatus: announced\n${facts}sources: [src-a]\n`);

let studio: TestStudio;
let editor: Browser;
beforeAll(async () => {
  studio = await openTestStudio({
    files: {
      'occurrences/le-a-2026/record.yaml': occurrence('le-a-2026', 'start: 2026-03-03\n'),
      'occurrences/le-a-2026/vi.md': textFile('Lễ A 2026'),
      'occurrences/le-a-2027/record.yaml': occurrence('le-a-2027', 'start: 2027-02-20\n'),
      'occurrences/le-a-2027/vi.md': textFile('Lễ A 2027'),
    },
  });
  await studio.addPerson({
    accountName: '0912345678',
    grants: [{ role: 'editor', communities: 'all' }],
  });
  editor = await studio.browser('0912345678');
});
afterAll(() => studio.close());

function sending(csv: string | Uint8Array, type = 'occurrence', name = 'ky-le.csv'): FormData {
  const form = new FormData();
  form.set('type', type);
  form.set('empty', 'keep');
  form.set('table', new Blob([csv as BlobPart], { type: 'text/csv' }), name);
  return form;
}
const exported = async () =>
  (await editor.get('/studio/tables/export/?type=occurrence&separator=semicolon')).body;
async function report(csv: string | Uint8Array) {
  const sent = await editor.post('/studio/tables/', sending(csv));
  const path = sent.location;
  const html = (await editor.get(path)).body;
  const plan = /name="plan" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
  return { path, html, accept: () => editor.post(path, new URLSearchParams({ plan })) };
}

test('exported, edited in Excel, looked at, accepted: drafts, and nothing else changed', async () => {
  const csv = await exported();
  expect(csv.startsWith('Mã;')).toBe(true);
  const unchanged = await report(csv);
  expect(unchanged.html).toContain('Bảng giống hệt kho');
  const edited = `${csv.replace('2027-02-20', '21/3/2027')}le-a-2028;Hội 2028\r\n`;
  const { html, path, accept } = await report(edited);
  expect(html).toContain('2027-03-21');
  expect(html).toMatch(/Hàng \d · mới/);
  const before = await exported();
  expect(before).toBe(csv);
  const done = await accept();
  expect([done.status, done.location]).toEqual([303, path]);
  const after = await exported();
  expect(after).toContain('2027-03-21');
  expect(after).toContain('le-a-2028;Hội 2028');
  // Sent again it updates what is there and doubles nothing; accepted again it writes nothing.
  const again = await report(edited);
  expect(again.html).toContain('Bảng giống hệt kho');
  expect((await accept()).status).toBe(303);
  expect(await exported()).toBe(after);
});

test('a yes to a report that no longer holds writes nothing and shows the new one', async () => {
  const csv = await exported();
  const edited = csv.replace('le-a-2028;Hội 2028', 'le-a-2028;Hội hai tám');
  const seen = await report(edited);
  const other = await report(csv.replace('le-a-2028;Hội 2028', 'le-a-2028;Hội hai nghìn'));
  await other.accept();
  const late = await seen.accept();
  expect(late.status).toBe(409);
  expect(late.body).toContain('nay là &quot;Hội hai nghìn&quot;');
  expect(await exported()).not.toContain('Hội hai tám');
});

test('what is no table is told, and another person sees none of it', async () => {
  const latin = await editor.post(
    '/studio/tables/',
    sending(Buffer.from([0x4d, 0xe3, 0x2c, 0x4c, 0xea, 0xde, 0x0a])),
  );
  expect(latin.status).toBe(422);
  expect(latin.body).toContain('CSV UTF-8');
  const large = await editor.post('/studio/tables/', sending('x'.repeat(6 * 1024 ** 2)));
  expect([large.status, large.body.includes('5 MB')]).toEqual([422, true]);
  const { path } = await report(await exported());
  const stranger = await studio.browser();
  expect((await stranger.get(path)).location).toContain('/studio/sign-in/');
  expect((await editor.get('/studio/tables/khong-co/')).status).toBe(303);
});
