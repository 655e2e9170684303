import { expect, test } from 'vitest';
import { NO_FENCE } from './fence.ts';
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
  'kill -KILL $$',
  'kill -XCPU $$',
  'exit 137',
  'exit 153',
  'echo std::bad_alloc >&2; exit 1',
])('"%s": a limit was hit, and the file is not called damaged', async (script) => {
  expect(await run(script)).toMatchObject({ name: 'took-too-long' });
});

test('time runs out', async () => {
  const argv = ['-c', 'exec sleep 20'];
  const ended = await runFenced(NO_FENCE, { ...shell, argv, timeoutSeconds: 0.2 });
  expect(ended).toMatchObject({ name: 'took-too-long' });
});

test('a full disk, and a tool that is not there, are faults of the machine', async () => {
  await expect(run('echo "out: No space left on device" >&2; exit 1')).rejects.toMatchObject({
    name: 'disk-full',
  });
  const gone = runFenced(NO_FENCE, { ...shell, program: '/nowhere/tool', argv: [] });
  await expect(gone).rejects.toMatchObject({ name: 'tool-not-run' });
});
