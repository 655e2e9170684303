import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, sendFile } from '../faults/uploads/tus-sender.ts';
import type { Browser } from './browser.ts';
import { openTestStudio, type TestStudio } from './open-test-studio.ts';

let studio: TestStudio;
let an: Browser;
let binh: Browser;
let officer: Browser;
const scratch = mkdtempSync(join(tmpdir(), 'sent-'));

beforeAll(async () => {
  studio = await openTestStudio();
  const add = (accountName: string, role: 'contributor' | 'officer') =>
    studio.addPerson({ accountName, grants: [{ role, communities: 'all' }] });
  await add('0912000001', 'contributor');
  await add('0912000002', 'contributor');
  await add('0912000003', 'officer');
  an = await studio.browser('0912000001');
  binh = await studio.browser('0912000002');
  officer = await studio.browser('0912000003');
});
afterAll(async () => {
  expect(studio.errors).toEqual([]);
  await studio.close();
  rmSync(scratch, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const cookieOf = ({ cookies }: Browser) => [...cookies].map((pair) => pair.join('=')).join('; ');
const as = (browser: Browser) => ({ url: studio.url, cookie: cookieOf(browser) });
const picture = (colour: string) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

interface State {
  id: string;
  name: string;
  mood: string;
  words: string;
}
const statesOf = async (browser: Browser): Promise<State[]> =>
  JSON.parse((await browser.get('/studio/live/uploads.json')).body);

async function untilSettled(browser: Browser, id: string): Promise<State> {
  const find = async () => (await statesOf(browser)).find((state) => state.id === id);
  await expect
    .poll(find, { timeout: 250_000, interval: 300 })
    .toMatchObject({ mood: expect.stringMatching(/^(?!under-way)/) });
  const state = await find();
  if (state === undefined) throw new Error('the upload is gone');
  return state;
}

test('what somebody sends is resumed, seen and ended by nobody else, with the same 404 as for what is not there', async () => {
  const bytes = await picture('#102030');
  const headers = {
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': `filename ${Buffer.from('a.jpg').toString('base64')}`,
  };
  const made = await ask(as(an), { method: 'POST', path: '/studio/tus', headers });
  expect(made.status).toBe(201);
  const path = String(made.headers['location']);
  const absent = `/studio/tus/${'a'.repeat(26)}`;
  for (const other of [binh, officer]) {
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const extra =
        method === 'PATCH'
          ? { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }
          : {};
      const hidden = await ask(as(other), { method, path, headers: extra });
      const none = await ask(as(other), { method, path: absent, headers: extra });
      expect(hidden.status, method).toBe(404);
      expect(hidden.body.replaceAll(path, '')).toBe(none.body.replaceAll(absent, ''));
    }
  }
  const id = path.split('/').at(-1);
  expect((await binh.get(`/studio/uploads/${id}/`)).status).toBe(404);
  expect((await ask(as(an), { method: 'HEAD', path })).headers['upload-offset']).toBe('0');
  const stranger = { url: studio.url, cookie: '' };
  expect((await ask(stranger, { method: 'PATCH', path })).status).toBe(401);
  expect((await ask(as(an), { method: 'DELETE', path })).status).toBe(204);
  expect((await ask(as(an), { method: 'HEAD', path })).status).toBe(404);
});

test('a picture is sent, looked at, made light, and shown to its sender through no cache', async () => {
  const bytes = await picture('#a05020');
  const { id } = await sendFile({
    at: () => as(an),
    name: 'lễ hội.jpg',
    bytes,
    sha256: sha256(bytes),
  });
  expect(await untilSettled(an, id)).toMatchObject({
    name: 'lễ hội.jpg',
    mood: 'good',
    words: 'Đã nhận và xem được',
  });
  const page = await an.get(`/studio/uploads/${id}/`);
  expect(page.status).toBe(200);
  const source = /<img[^>]* src="([^"]+\/media\/[^"]+)"/.exec(page.body)?.[1] ?? '';
  const whole = await an.get(source);
  expect(whole.status).toBe(200);
  expect(whole.headers.get('cache-control')).toBe('private, no-store');
  const part = await an.get(source, { range: 'bytes=0-9' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toMatch(/^bytes 0-9\/\d+$/);
  for (const path of [source, `/studio/uploads/${id}/original`]) {
    expect((await binh.get(path)).status).toBe(404);
  }
  expect((await officer.get(`/studio/uploads/${id}/`)).status).toBe(200);
});

test('without JavaScript a plain form sends a file with what is said of it, and says what is wrong', async () => {
  const send = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return form;
  };
  const page = await an.get('/studio/uploads/new/');
  const batch = /name="batch" value="([a-z2-7]{26})"/.exec(page.body)?.[1] ?? '';
  const form = send({ batch, title: 'Hội làng', agreement: 'agreed', givenOn: '2999-01-01' });
  form.append('files', new Blob([new Uint8Array(await picture('#00a000'))]), '../../hoi-lang.jpg');
  const post = (body: FormData) =>
    fetch(`${studio.url}/studio/uploads/new/`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { Cookie: cookieOf(an), Origin: studio.url },
    });
  const faulty = await post(form);
  expect(faulty.status).toBe(422);
  const shown = await faulty.text();
  expect(shown).toContain('Ngày này chưa tới.');
  expect(shown).toContain('value="Hội làng"');
  const mended = await post(send({ batch, title: 'Hội làng', agreement: 'nobody' }));
  expect(mended.status).toBe(303);
  const sent = (await statesOf(an)).find(({ name }) => name.endsWith('hoi-lang.jpg'));
  expect((await untilSettled(an, sent?.id ?? '')).mood).toBe('good');
  expect((await an.get(`/studio/uploads/${sent?.id}/`)).body).toContain('value="Hội làng"');
});

test('what cannot be used waits for the officer with its reason, byte for byte, and may be deleted', async () => {
  const bytes = Buffer.from('MZ\x90\0 chẳng phải ảnh');
  const { id } = await sendFile({ at: () => as(an), name: 'anh.jpg', bytes });
  expect((await untilSettled(an, id)).mood).toBe('bad');
  const list = await officer.get('/studio/set-aside/');
  expect(list.body).toContain(`/studio/uploads/${id}/`);
  const original = await fetch(`${studio.url}/studio/uploads/${id}/original`, {
    headers: { Cookie: cookieOf(officer) },
  });
  expect(Buffer.from(await original.arrayBuffer())).toEqual(bytes);
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(original.headers.get('content-type')).toBe('application/octet-stream');
  expect((await binh.post(`/studio/uploads/${id}/remove/`, {})).status).toBe(404);
  expect((await officer.post(`/studio/uploads/${id}/remove/`, {})).status).toBe(303);
  expect((await an.get(`/studio/uploads/${id}/`)).status).toBe(404);
});

test('a film is told of live, its light copies are stopped and made after all', async () => {
  const path = join(scratch, 'phim.mp4');
  const film = 'testsrc2=size=640x360:rate=25:duration=8';
  await execa('ffmpeg', [
    '-loglevel',
    'error',
    '-f',
    'lavfi',
    '-i',
    film,
    '-pix_fmt',
    'yuv420p',
    path,
  ]);
  const bytes = readFileSync(path);
  const line = await fetch(`${studio.url}/studio/live/uploads`, {
    headers: { Cookie: cookieOf(an) },
  });
  expect(line.headers.get('content-type')).toBe('text/event-stream');
  const { id } = await sendFile({ at: () => as(an), name: 'phim.mp4', bytes });
  const told: string[] = [];
  let text = '';
  for await (const piece of line.body ?? []) {
    text += Buffer.from(piece).toString('utf8');
    const last = text.split('\n\n').findLast((event) => event.startsWith('data: ')) ?? '';
    const state = (JSON.parse(last.slice(6) || '[]') as State[]).find((each) => each.id === id);
    if (state !== undefined) told.push(state.words);
    if (/Đang làm bản nhẹ: [1-9]/.test(state?.words ?? '')) break;
  }
  // On a fast machine the look at the file is over between two messages.
  expect(told.at(-1)).toMatch(/^Đang làm bản nhẹ/);
  expect((await an.post(`/studio/uploads/${id}/cancel/`, {})).status).toBe(303);
  expect(await untilSettled(an, id)).toMatchObject({ words: 'Đã dừng làm bản nhẹ' });
  await an.post(`/studio/uploads/${id}/look-again/`, {});
  // Another life goes on with what this one had begun.
  await studio.restart();
  expect(await untilSettled(an, id)).toMatchObject({ words: 'Đã nhận và xem được' });
});
