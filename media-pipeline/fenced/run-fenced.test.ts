import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { refuse } from '../refusal.ts';
import { findFence, NO_FENCE } from './fence.ts';
import { runFenced } from './run-fenced.ts';

const shell = {
  program: 'sh',
  source: '/dev/null',
  timeoutSeconds: 20,
  limits: { cpuSeconds: 20, memoryBytes: 2 ** 30, fileBytes: 2 ** 20 },
};
const run = (script: string) => runFenced(NO_FENCE, { ...shell, argv: ['-c', script] });

test('tells what a tool said, and whether it ended well', async () => {
  expect(await run('echo well >&2')).toEqual({ messages: 'well\n', failed: false });
  expect(await run('echo ill >&2; exit 3')).toEqual({ messages: 'ill\n', failed: true });
});

test('gives what it prints in pieces', async () => {
  const pieces: Uint8Array[] = [];
  const onOutput = (piece: Uint8Array) => pieces.push(piece);
  await runFenced(NO_FENCE, { ...shell, argv: ['-c', 'echo one; echo two'], onOutput });
  expect(Buffer.concat(pieces).toString()).toBe('one\ntwo\n');
});

test('hides the keys and passwords of this process', async () => {
  const ended = await run('env >&2');
  const names = 'messages' in ended ? (ended.messages.match(/^\w+(?==)/gm) ?? []) : [];
  const own = ['AV_LOG_FORCE_NOCOLOR', 'HOME', 'LANG', 'MALLOC_ARENA_MAX', 'PATH'];
  expect(names.filter((name) => !['PWD', '_', 'SHLVL'].includes(name)).sort()).toEqual(own);
});

test.each([
  ['kill -KILL $$', 'took-too-long'],
  ['kill -XCPU $$', 'took-too-long'],
  ['exit 137', 'took-too-long'],
  ['exit 153', 'too-much-output'],
  ['kill -XFSZ $$', 'too-much-output'],
  ['echo std::bad_alloc >&2; exit 1', 'too-much-memory'],
])('"%s" is told as "%s", and the file is not called damaged', async (script, name) => {
  expect(await run(script)).toMatchObject({ name });
});

test('what a tool said of the file goes before what it looks like', async () => {
  const argv = ['-c', 'echo "locked: Cannot allocate memory" >&2; exit 1'];
  const explain = (said: string) => (said.includes('locked') ? refuse('encrypted-media') : null);
  expect(await runFenced(NO_FENCE, { ...shell, argv, explain })).toMatchObject({
    name: 'encrypted-media',
  });
});

test('stopped at whatever moment of its start, it is gone, and nothing of it is left', async () => {
  const fence = await findFence(['sleep', '0']);
  expect(fence.sandbox).toBe(true);
  const mark = `${600 + Math.random()}`;
  for (let ms = 0; ms < 20; ms += 0.5) {
    const stop = new AbortController();
    const run = runFenced(fence, {
      ...shell,
      program: 'sleep',
      argv: [mark],
      signal: stop.signal,
    });
    await delay(ms);
    stop.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
  }
  const { stdout } = await execa('ps', ['-eo', 'args']);
  expect(stdout.split('\n').filter((line) => line.includes(mark))).toEqual([]);
});

test('time runs out', async () => {
  const argv = ['-c', 'exec sleep 20'];
  const ended = await runFenced(NO_FENCE, { ...shell, argv, timeoutSeconds: 0.2 });
  expect(ended).toMatchObject({ name: 'took-too-long' });
});

test.skipIf(process.platform !== 'linux')('one that waits for ever has failed', async () => {
  const argv = ['-c', 'echo begun >&2; exec sleep 20'];
  const ended = await runFenced(NO_FENCE, { ...shell, argv, stalledSeconds: 0.3 });
  expect(ended).toEqual({ messages: 'begun\n', failed: true });
});

test('words inside a file, which ffmpeg prints indented, are not taken for its own', async () => {
  const heard: string[] = [];
  const title = '    title           : No space left on device. File too large. std::bad_alloc';
  const argv = ['-c', `echo '${title}' >&2; sleep 0.1; printf 'damaged' >&2; exit 1`];
  const onMessages = (newest: string) => heard.push(newest);
  const ended = await runFenced(NO_FENCE, { ...shell, argv, onMessages });
  expect(ended).toEqual({ messages: `${title}\ndamaged`, failed: true });
  expect(heard).toEqual(['damaged\n']);
});

test('a tool that ran out of room where there is room again may be tried again', async () => {
  const ended = await run('echo "out: No space left on device" >&2; exit 1');
  expect(ended).toMatchObject({ name: 'took-too-long' });
});

test('a full disk is a fault of the machine', async ({ skip }) => {
  const writableFolder = await mkdtemp(join(tmpdir(), 'full-'));
  const options = ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', writableFolder];
  if ((await execa('mount', options, { reject: false })).failed) {
    skip('a disk of a certain size can be mounted by root only');
  }
  const argv = ['-c', `head -c 200000 /dev/zero > ${writableFolder}/out`];
  const ended = runFenced(NO_FENCE, { ...shell, argv, writableFolder });
  await expect(ended).rejects.toMatchObject({ name: 'disk-full' });
  await execa('umount', [writableFolder]);
  await rm(writableFolder, { recursive: true });
});

test('a tool that is not there is a fault of the machine', async () => {
  const gone = runFenced(NO_FENCE, { ...shell, program: '/nowhere/tool', argv: [] });
  await expect(gone).rejects.toMatchObject({ name: 'tool-not-run' });
});
