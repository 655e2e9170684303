import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fence, fenceArgv, findFence, type Inside } from './fence.ts';

const MiB = 1024 ** 2;
const limits = { cpuSeconds: 60, memoryBytes: 512 * MiB, fileBytes: MiB };

let folder: string;
let fence: Fence;
let inside: Inside;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fence-'));
  fence = await findFence(['sh', '-c', 'true']);
  const source = join(folder, 'source');
  const writableFolder = join(folder, 'work');
  await mkdir(writableFolder);
  await writeFile(source, 'mine');
  await writeFile(join(folder, 'neighbour'), 'private');
  inside = { program: 'sh', source, writableFolder, limits };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(script: string, around: Fence = fence) {
  const [program = '', ...rest] = [...fenceArgv(around, inside), 'sh', '-c', script];
  return execa(program, rest, { reject: false });
}

describe('with util-linux', () => {
  const withLimits = () => ({ ...fence, sandbox: false });

  test('memory, time on the processor and core dumps are limited', async ({ skip }) => {
    if (!fence.limits) skip('prlimit is absent here');
    for (const around of fence.sandbox ? [withLimits(), fence] : [withLimits()]) {
      const { stdout } = await run('ulimit -v; ulimit -t; ulimit -c', around);
      expect(stdout.split('\n').map(Number)).toEqual([512 * 1024, 60, 0]);
    }
  });

  test('a file that grows beyond its limit stops the tool', async ({ skip }) => {
    if (!fence.limits) skip('prlimit is absent here');
    const { failed } = await run(`head -c 2000000 /dev/zero > ${folder}/work/large`, withLimits());
    expect(failed).toBe(true);
  });
});

describe('with bubblewrap', () => {
  test('a tool sees the file it reads, and neither its neighbours nor the network', async ({
    skip,
  }) => {
    if (!fence.sandbox) skip('bubblewrap is absent here, or not allowed');
    expect((await run(`cat ${folder}/source`)).stdout).toBe('mine');
    expect((await run(`cat ${folder}/neighbour`)).failed).toBe(true);
    expect((await run(`echo x > ${folder}/source`)).failed).toBe(true);
    expect((await run(`echo x > ${folder}/work/out`)).failed).toBe(false);
    expect((await run('cat /etc/passwd')).failed).toBe(true);
    const interfaces = (await run('cat /proc/net/dev')).stdout;
    expect(interfaces.match(/^\s*\w+:/gm)?.map((name) => name.trim())).toEqual(['lo:']);
  });

  test('a tool sees no other process', async ({ skip }) => {
    if (!fence.sandbox) skip('bubblewrap is absent here, or not allowed');
    const { stdout } = await run('echo /proc/[0-9]*');
    expect(stdout.split(' ').length).toBeLessThanOrEqual(3);
  });
});
