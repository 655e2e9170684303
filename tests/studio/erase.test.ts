import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeVillageStudio } from './village-studio.ts';

const village = makeVillageStudio();
afterAll(() => village.remove());
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Người Thử', '-c', 'user.email=t@kho.example', ...args], {
    cwd: village.content,
    encoding: 'utf8',
  });

test('an erased record is in no file, no release and no history of the machine, and others stand', async () => {
  const text = 'Chỉ người làng mới biết lối vào chợ này';
  const id = 'cho-mau';
  const file = join(village.content, 'places', id, 'vi.md');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${text}. [@src-so-tay-lang-mau]\n`);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Nội dung');
  git('remote', 'add', 'origin', 'https://git.example/kho.git');
  await village.build();
  const holds = () =>
    readdirSync(village.folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(text));
  expect(holds()).toContain(file);
  const before = git('ls-tree', '-r', 'HEAD').split('\n');

  const refused = await village.run('erase', id, '--lang', 'en');
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('erase-not-meant');

  const { code, stdout, stderr } = await village.run('erase', id, '--yes', '--lang', 'en');
  expect(stderr).toBe('');
  expect(stdout).toContain('0 leaks');
  expect(stdout).toContain('found in 0 files');
  expect(stdout).toContain('origin: https://git.example/kho.git');
  expect(code).toBe(0);
  expect(holds()).toEqual([]);
  const after = git('ls-tree', '-r', 'HEAD').split('\n');
  const others = (lines: string[]) => lines.filter((line) => !line.includes(`places/${id}/`));
  expect(others(after)).toEqual(others(before));
  expect(git('log', '--all', '--format=%s')).toBe(`Erase places/${id}\nNội dung\n`);
  expect((await village.run('check')).code).toBe(0);
  // Again, as after a crash.
  expect((await village.run('erase', id, '--yes')).code).toBe(0);
}, 1_200_000);
