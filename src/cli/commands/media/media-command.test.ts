import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePhonePhotograph, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const program = join(root, 'src', 'cli', 'archive.ts');
const home = mkdtempSync(join(tmpdir(), 'media-command-'));
const config = join(home, 'archive.yaml');
const state = join(home, '.archive');

const archive = (args: string[]) =>
  execa(process.execPath, [program, 'media', ...args, '--config', config], {
    cwd: root,
    reject: false,
    env: { LANG: 'C', LC_ALL: '' },
  });
const linesOf = (stdout: string) => stdout.split('\n').map((line) => JSON.parse(line));

function writeRecord(id: string, kind: string, file: string): void {
  const folder = join(home, 'content/media', id);
  const bytes = readFileSync(join(folder, file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(
    join(folder, 'record.yaml'),
    `id: ${id}
type: media
review: community-authored
access: { level: public }
rights: { licence: CC0-1.0, holder: Kho thử }
kind: ${kind}
original: { file: ${file}, sha256: ${sha256}, sizeBytes: ${bytes.byteLength}, mediaType: ${kind}/x }
alt: { vi: Thử, en: Test }
speechLanguages: [vi]
synthetic: true
`,
  );
}

beforeAll(async () => {
  for (const id of ['anh-le', 'anh-hong', 'phim-hoi']) {
    mkdirSync(join(home, 'content/media', id), { recursive: true });
  }
  writeFileSync(
    config,
    'name: Kho thử\nsite: { url: "https://kho.example" }\ncontentRoots: [{ path: content }]\n',
  );
  const photograph = await writePhonePhotograph(join(home, 'content/media/anh-le'));
  const damaged = readFileSync(photograph).subarray(0, 900);
  writeFileSync(join(home, 'content/media/anh-hong/hong.jpg'), damaged);
  await writeWithFfmpeg(join(home, 'content/media/phim-hoi'), 'phim.mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=14'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=14'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  ]);
  writeRecord('anh-le', 'image', 'phone.jpg');
  writeRecord('anh-hong', 'image', 'hong.jpg');
  writeRecord('phim-hoi', 'video', 'phim.mp4');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('plan tells of any file what it is and every step, and makes nothing', async () => {
  const film = join(home, 'content/media/phim-hoi/phim.mp4');
  const english = await archive(['plan', film]);
  expect(english.exitCode).toBe(0);
  expect(english.stdout).toContain('picture: h264, 640×360, 25 fps');
  expect(english.stdout).toContain('(video-set)');
  const plan = JSON.parse((await archive(['plan', film, '--json'])).stdout);
  expect(plan).toMatchObject({ version: 1, kind: 'video', refused: null });
  expect(plan.steps.map(({ recipe }: { recipe: string }) => recipe)).toContain('video-set');
  const text = await archive(['plan', join(root, 'LICENSE'), '--lang', 'vi']);
  expect(text.exitCode).toBe(1);
  expect(text.stdout).toContain('Không làm được gì');
  expect(existsSync(state)).toBe(false);
});

test.each([
  [['explain'], 'argument-missing'],
  [['plan', '/nowhere/phim.mp4'], 'file-unreadable'],
  [['retry', 'khong-co'], 'media-unknown'],
])('%j is not understood: it ends with 2 and says why', async (args, name) => {
  const { exitCode, stderr } = await archive(args);
  expect([exitCode, stderr.includes(`(${name})`)]).toEqual([2, true]);
});

test('Ctrl-C in the middle of a film ends with 130 and leaves nothing half made', async () => {
  const args = [program, 'media', '--json', '--config', config];
  const child = spawn(process.execPath, args, {
    cwd: root,
    // A group of its own: a terminal sends Ctrl-C to ffmpeg as well.
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('not started');
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const events: { event: string; mediaId?: string; recipe?: string; done?: number }[] = [];
  for await (const line of createInterface(child.stdout)) {
    events.push(JSON.parse(line));
    if (events.at(-1)?.recipe === 'video-set' && !events.some(({ event }) => event === 'sent')) {
      events.push({ event: 'sent' });
      process.kill(-pid, 'SIGINT');
    }
  }
  expect(await ended).toBe(130);
  const isSettled = ({ event }: { event: string }) => event === 'made' || event === 'refused';
  const settled = events.filter(isSettled).map(({ mediaId }) => mediaId);
  expect(settled).not.toContain('phim-hoi');
  expect(events.at(-1)).toEqual({ event: 'stopped', done: settled.length, total: 3 });
  expect(readdirSync(join(state, 'media/tmp'))).toEqual([]);
  const kept = readdirSync(join(state, 'derivatives'), { recursive: true }).map(String);
  const ofFilm = kept.filter((name) => name.includes('/video-set-') && /\.\w+$/.test(name));
  expect(ofFilm.filter((name) => !name.includes('/parts/'))).toEqual([]);
  const standing = JSON.parse((await archive(['status', '--json'])).stdout);
  expect(statesOf(standing)).toEqual([
    `anh-hong ${settled.includes('anh-hong') ? 'refused' : 'to-make'}`,
    `anh-le ${settled.includes('anh-le') ? 'made' : 'to-make'}`,
    'phim-hoi to-make',
  ]);
});

const statesOf = ({ assets }: { assets: { mediaId: string; state: string }[] }) =>
  assets.map(({ mediaId, state: asset }) => `${mediaId} ${asset}`);

test('the next run makes the rest, told as JSON lines; then there is nothing to do', async () => {
  const { stdout, exitCode } = await archive(['--json']);
  const events = linesOf(stdout);
  expect(exitCode).toBe(0);
  const made = events.filter(({ event }) => event === 'made');
  expect(made.find(({ mediaId }) => mediaId === 'phim-hoi')).toBeDefined();
  expect(made.at(-1)).toMatchObject({ done: 3, total: 3 });
  const working = events.find(({ recipe }) => recipe === 'video-set');
  expect(Object.keys(working)).toEqual([
    ...['event', 'mediaId', 'recipe', 'share', 'done', 'total', 'secondsLeft'],
  ]);
  const report = events.at(-1);
  expect(report.event).toBe('report');
  expect([...report.made, ...report.reused].sort()).toEqual(['anh-le', 'phim-hoi']);
  const again = await archive(['--lang', 'vi']);
  expect(again.stderr).toContain('0 mới làm, 2 dùng lại, 1 không dùng được, 0 còn chờ.');
});

test('status and explain say in words what stands, and why a file was refused', async () => {
  const status = await archive(['status', '--lang', 'vi']);
  expect(status.exitCode).toBe(0);
  expect(status.stdout).toContain('1 đã có đủ, 1 không dùng được');
  expect(status.stdout).toContain('anh-hong: ');
  const explained = await archive(['explain', 'phim-hoi']);
  expect(explained.stdout).toContain('phim-hoi: film, made');
  expect(explained.stdout).toMatch(/mp4-360 {2}[\d.]+ [kM]B {2}640×360/);
  expect(explained.stdout).toContain('phim-hoi/captions.vi.draft.vtt');
  const { description, made } = JSON.parse((await archive(['explain', 'anh-le', '--json'])).stdout);
  expect(description.widthPx).toBe(450);
  expect(made.map(({ recipe }: { recipe: string }) => recipe)).toContain('image-set');
});

test('a refused file is tried again when asked for', async () => {
  const events = linesOf((await archive(['retry', 'anh-hong', '--refused', '--json'])).stdout);
  expect(events[0]).toEqual({ event: 'retry', mediaIds: ['anh-hong'] });
  const settled = events.filter(({ mediaId }) => mediaId === 'anh-hong').at(-1);
  expect(settled).toMatchObject({ event: 'refused' });
});

test('of a withdrawn record gc takes what was made; originals and the others stay', async () => {
  const objects = () =>
    readdirSync(join(state, 'derivatives'), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    ).length;
  const before = objects();
  writeFileSync(
    join(home, 'withdrawals.jsonl'),
    `${JSON.stringify({ id: 'phim-hoi', at: '2026-01-01T00:00:00Z', by: 'làng' })}\n`,
  );
  const listed = JSON.parse((await archive(['gc', '--dry-run', '--json'])).stdout);
  expect(listed.deleted).toBe(false);
  expect(listed.descriptions).toHaveLength(1);
  expect(objects()).toBe(before);
  const { stdout } = await archive(['gc']);
  expect(stdout).toContain(`Deleted: ${listed.objects.length} files`);
  expect(objects()).toBe(before - listed.objects.length);
  expect(existsSync(join(home, 'content/media/phim-hoi/phim.mp4'))).toBe(true);
  const { assets, withdrawn } = JSON.parse((await archive(['status', '--json'])).stdout);
  expect([statesOf({ assets }), withdrawn]).toEqual([
    ['anh-hong refused', 'anh-le made'],
    ['phim-hoi'],
  ]);
  const explained = (await archive(['explain', 'phim-hoi'])).stdout;
  expect(explained).toContain('withdrawn');
  expect(explained).not.toContain('transcribe');
  for (const taking of [
    ['transcribe', 'phim-hoi'],
    ['explain', 'phim-hoi', '--save-captions', join(home, 'loi')],
  ]) {
    const { exitCode, stderr } = await archive(taking);
    expect([exitCode, stderr.includes('(media-withdrawn)')]).toEqual([1, true]);
  }
  expect(existsSync(join(home, 'loi'))).toBe(false);
});

test('gc deletes nothing while a record cannot be read', async () => {
  writeFileSync(join(home, 'content/media/anh-le/record.yaml'), 'id: anh-le\ntype: media\n');
  const { exitCode, stderr } = await archive(['gc']);
  expect([exitCode, stderr.includes('(content-has-errors)')]).toEqual([1, true]);
});
