import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, type StudioSession, serveStudio } from '#tests/studio/served-studio.ts';

const village = join(import.meta.dirname, '..', '..', '..', 'tests', 'fixtures', 'village');

let studio: ServedStudio;
let editor: StudioSession;
beforeAll(async () => {
  studio = await serveStudio({
    people: [{ accountName: '0912345678', name: 'Biên tập', role: 'editor' }],
    fill: (home) => cpSync(join(village, 'content'), join(home, 'content'), { recursive: true }),
  });
  editor = await studio.signIn('0912345678');
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
  (await editor.get('/studio/tables/export/?type=occurrence&separator=semicolon')).text();
async function report(csv: string | Uint8Array) {
  const sent = await editor.post('/studio/tables/', sending(csv));
  const path = sent.headers.get('location') ?? '';
  const html = await (await editor.get(path)).text();
  const plan = /name="plan" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
  return { path, html, accept: () => editor.post(path, new URLSearchParams({ plan })) };
}

test('exported, edited in Excel, looked at, accepted: drafts, and nothing else changed', async () => {
  const csv = await exported();
  expect(csv.startsWith('\uFEFFMã;')).toBe(true);
  const unchanged = await report(csv);
  expect(unchanged.html).toContain('Bảng giống hệt kho');
  const edited = `${csv.replace(/(den-long-mau-2027;(?:[^;\r]*;)*?)2027-\d\d-\d\d/, '$121/3/2027')}den-long-mau-2028;Hội 2028\r\n`;
  const { html, path, accept } = await report(edited);
  expect(html).toContain('2027-03-21');
  expect(html).toMatch(/Hàng \d · mới/);
  const before = await exported();
  expect(before).toBe(csv);
  const done = await accept();
  expect([done.status, done.headers.get('location')]).toEqual([303, path]);
  const after = await exported();
  expect(after).toContain('2027-03-21');
  expect(after).toContain('den-long-mau-2028;Hội 2028');
  // Sent again it updates what is there and doubles nothing; accepted again it writes nothing.
  const again = await report(edited);
  expect(again.html).toContain('Bảng giống hệt kho');
  expect((await accept()).status).toBe(303);
  expect(await exported()).toBe(after);
});

test('a yes to a report that no longer holds writes nothing and shows the new one', async () => {
  const csv = await exported();
  const edited = csv.replace('den-long-mau-2028;Hội 2028', 'den-long-mau-2028;Hội hai tám');
  const seen = await report(edited);
  const other = await report(
    csv.replace('den-long-mau-2028;Hội 2028', 'den-long-mau-2028;Hội hai nghìn'),
  );
  await other.accept();
  const late = await seen.accept();
  expect(late.status).toBe(409);
  expect(await late.text()).toContain('nay là &quot;Hội hai nghìn&quot;');
  expect(await exported()).not.toContain('Hội hai tám');
});

test('what is no table is told, and another person sees none of it', async () => {
  const latin = await editor.post(
    '/studio/tables/',
    sending(Buffer.from([0x4d, 0xe3, 0x2c, 0x4c, 0xea, 0xde, 0x0a])),
  );
  expect(latin.status).toBe(422);
  expect(await latin.text()).toContain('CSV UTF-8');
  const large = await editor.post('/studio/tables/', sending('x'.repeat(6 * 1024 ** 2)));
  expect([large.status, (await large.text()).includes('5 MB')]).toEqual([422, true]);
  const { path } = await report(await exported());
  const stranger = await fetch(`${studio.url}${path}`, { redirect: 'manual' });
  expect(stranger.status).toBe(303);
  expect((await editor.get('/studio/tables/khong-co/')).status).toBe(303);
});
