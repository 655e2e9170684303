import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'src', 'cli', 'archive.ts');
const home = mkdtempSync(join(tmpdir(), 'archive-command-'));
const config = join(home, 'archive.yaml');

const SOURCE = `id: nguon
type: source
review: compiled-from-public-sources
access: { level: public }
citation: { title: Một trang báo, url: "https://nguon.example/", kind: web-page }
dateRead: 2026-01-01
licence: facts-only
`;
const festival = (id: string, access: string) => `id: ${id}
type: festival
review: compiled-from-public-sources
access: ${access}
sources: [nguon]
calendar: { rule: unsourced }
`;
const text = (title: string) => `---
title: ${title}
status: reviewed
---

Một đoạn văn. [@nguon]
`;

beforeAll(() => {
  writeFiles(home, {
    'archive.yaml':
      'name: Kho thử\nsite: { url: "https://kho.example" }\ncontentRoots: [{ path: content }]\n',
    'tieng-la.yaml':
      'name: Kho thử\nsite: { url: "https://kho.example", locales: [vi, qaa] }\ncontentRoots: [{ path: content }]\n',
    'hang-doi-la.yaml':
      'name: Kho thử\nsite: { url: "https://kho.example" }\ncontentRoots: [{ path: content }]\nmedia: { queue: kafka }\n',
    'ffmpeg-rieng.yaml':
      'name: Kho thử\nsite: { url: "https://kho.example" }\ncontentRoots: [{ path: content }]\nmedia: { tools: { ffmpeg: ./khong-co } }\n',
    'content/sources/nguon/record.yaml': SOURCE,
    'content/festivals/mo/record.yaml': festival('mo', '{ level: public }'),
    'content/festivals/mo/vi.md': text('Lễ mở'),
    'content/festivals/het-han/record.yaml': festival(
      'het-han',
      '{ level: public, until: 2027-03-20 }',
    ),
    'content/festivals/het-han/vi.md': text('Lễ có hạn'),
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [path, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
  }
}

const archive = (args: string[], options: { config?: string; env?: NodeJS.ProcessEnv } = {}) =>
  execa(process.execPath, [program, ...args, '--config', options.config ?? config], {
    cwd: root,
    reject: false,
    env: { LANG: 'C', LC_ALL: '', ...options.env },
  });

function faultyArchive(): string {
  const folder = mkdtempSync(join(tmpdir(), 'archive-faulty-'));
  writeFiles(folder, {
    'archive.yaml':
      'name: Lỗi\nsite: { url: "https://loi.example" }\ncontentRoots: [{ path: content }]\n',
    'content/festivals/mo/record.yaml': `${festival('mo', '{ level: public }')}colour: red\n`,
    'content/festivals/mo/vi.md': text('Lễ mở'),
  });
  return join(folder, 'archive.yaml');
}

test('check reports every fault, in the language asked for, and ends with 1', async () => {
  const faulty = faultyArchive();
  const english = await archive(['check'], { config: faulty });
  expect(english.exitCode).toBe(1);
  expect(english.stdout).toContain('content/festivals/mo/record.yaml');
  expect(english.stdout).toContain('1 error, 0 warnings.');
  const asked = await archive(['check', '--lang', 'vi'], { config: faulty });
  const spoken = await archive(['check'], { config: faulty, env: { LANG: 'vi_VN.UTF-8' } });
  expect(asked.stdout).toContain('1 lỗi, 0 cảnh báo.');
  expect(spoken.stdout).toBe(asked.stdout);
  const json = JSON.parse((await archive(['check', '--json'], { config: faulty })).stdout);
  expect(json.faults.length).toBe(json.errors + json.warnings);
});

test('a faulty archive is not built, and says what to do', async () => {
  const faulty = faultyArchive();
  const { exitCode, stderr } = await archive(['build', '--lang', 'vi'], { config: faulty });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('content-has-errors');
  expect(stderr).toContain('Cần làm: Sửa các lỗi trên');
  expect(existsSync(join(dirname(faulty), '.archive', 'current'))).toBe(false);
});

test.each([
  [['build', '--config', '/nowhere/archive.yaml'], 'config-missing'],
  [['check', '--config', 'tieng-la.yaml'], 'locale-unknown'],
  [['media', 'status', '--config', 'hang-doi-la.yaml'], 'config-faulty'],
  [['locale', 'report', 'qaa'], 'locale-unknown'],
  [['locale', 'add', 'km'], 'locale-exists'],
  [['locale', 'add', 'no-tag-'], 'locale-tag'],
  [['search', 'katê', '--state', '/nowhere-at-all/state'], 'nothing-built'],
])('%j ends with 1 and the name of the error', async (args, name) => {
  const { exitCode, stderr } = await execa(process.execPath, [program, ...args], {
    cwd: home,
    reject: false,
    env: { LANG: 'C' },
  });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`(${name})`);
});

test.each([
  [['build', '--now', 'yesterday'], '(bad-option)'],
  [['serve', '--port', 'http'], '(bad-option)'],
  [['media', '--now', 'yesterday'], '(bad-option)'],
  [['media', 'gc', '--now', 'yesterday'], '(bad-option)'],
  [['media', 'stauts'], 'stauts'],
  [['bulid'], 'bulid'],
])('%j is not understood: it ends with 2 and names what, without a stack', async (args, named) => {
  const { exitCode, stderr } = await archive(args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(named);
  expect(stderr).not.toContain(' at ');
});

test('time that ends a permission makes a build due; the build takes the page away, from kept releases too', async () => {
  const page = (release: string) =>
    join(home, '.archive', release, 'vi/festivals/het-han/index.html');
  expect((await archive(['due'])).exitCode).toBe(10);
  const built = await archive(['build', '--now', '2027-03-05T00:00:00Z']);
  expect(built.stderr).not.toContain('Error');
  expect(built.exitCode).toBe(0);
  expect(existsSync(page('current'))).toBe(true);
  expect((await archive(['due', '--now', '2027-03-05T12:00:00Z'])).exitCode).toBe(0);
  // The last day ends at midnight in Vietnam, 17:00 UTC.
  expect((await archive(['due', '--now', '2027-03-20T16:59:00Z'])).exitCode).toBe(0);
  expect((await archive(['due', '--now', '2027-03-20T17:00:01Z'])).exitCode).toBe(10);

  await archive(['build', '--now', '2027-03-20T17:00:01Z']);
  expect(
    readdirSync(join(home, '.archive', 'releases')).filter((name) => /^\d+$/.test(name)),
  ).toEqual(['1', '2']);
  expect([existsSync(page('current')), existsSync(page('releases/1'))]).toEqual([false, false]);
  const home1 = readFileSync(join(home, '.archive', 'releases/1/vi/index.html'), 'utf8');
  expect(home1).not.toContain('Lễ có hạn');
  expect((await archive(['due', '--now', '2027-03-21T00:00:00Z'])).exitCode).toBe(0);
  expect((await archive(['leaks', '--full', '--now', '2027-03-21T00:00:00Z'])).stdout).toMatch(
    /^0 leaks/,
  );
});

test('search answers from the built index', async () => {
  await archive(['build']);
  const { stdout } = await archive(['search', 'le mo', '--json', '--lang', 'vi']);
  expect(JSON.parse(stdout).hits[0].card.route).toBe('vi/festivals/mo/');
});

test('two builds at once: the second is told of the first', async () => {
  const lock = join(home, '.archive', 'build.lock');
  writeFileSync(lock, String(process.pid));
  expect((await archive(['build'])).stderr).toContain('(build-under-way)');
  writeFileSync(lock, '4194305');
  expect((await archive(['build'])).exitCode).toBe(0);
});

test('a port in use is said to be', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const { exitCode, stderr } = await archive(['serve', '--port', String(port)]);
  other.close();
  expect([exitCode, stderr.includes('(port-taken)')]).toEqual([1, true]);
});

test('start builds, serves the first language while it builds the others, and ends when asked to', async () => {
  const state = mkdtempSync(join(home, 'started-'));
  const options = ['--port', '0', '--config', config, '--state', state];
  const child = spawn(process.execPath, [program, 'start', ...options], {
    cwd: root,
    env: { ...process.env, LANG: 'C', LC_ALL: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const url = await new Promise<string>((resolve) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const found = /Open (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  expect(readlinkSync(join(state, 'current'))).toMatch(/1$/);
  const page = await fetch(`${url}vi/festivals/mo/`);
  expect([page.status, (await page.text()).includes('Lễ mở')]).toEqual([200, true]);
  const first = readdirSync(join(state, 'releases/1'));
  expect([first.includes('vi'), first.includes('en')]).toEqual([true, false]);
  await vi.waitFor(async () => expect((await fetch(`${url}en/`)).ok).toBe(true), 30_000);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('under an older Node the command starts the one that npm brought', async () => {
  const { stdout } = await execa(process.execPath, [join(root, 'src/cli/archive.mjs'), 'doctor'], {
    cwd: root,
    reject: false,
  });
  expect(stdout).toContain('✓ node 24.');
});

test('doctor looks for a program where archive.yaml has it, and needs no archive.yaml', async () => {
  const doctor = (args: string[], cwd: string) =>
    execa(process.execPath, [program, 'doctor', '--lang', 'en', ...args], { cwd, reject: false });
  const [named, bare] = await Promise.all([
    doctor(['--config', 'ffmpeg-rieng.yaml'], home),
    doctor([], tmpdir()),
  ]);
  expect(named.stdout).toContain(`(media.tools) names ${join(home, 'khong-co')}.`);
  expect(bare.stdout).toContain('✓ ffmpeg');
});
