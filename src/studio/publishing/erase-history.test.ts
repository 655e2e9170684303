import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { eraseFromHistory } from './erase-history.ts';
import { withoutFolders } from './without-folders.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A repository with branches, a merge, a tag, odd names and messages, and a secret in many of its commits. */
function makeRepository() {
  const top = mkdtempSync(join(tmpdir(), 'erase-'));
  folders.push(top);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Người Thử', '-c', 'user.email=t@kho.example', ...args], {
      cwd: top,
      encoding: 'utf8',
    });
  const write = (path: string, text: string) => {
    mkdirSync(join(top, path, '..'), { recursive: true });
    writeFileSync(join(top, path), text);
    git('add', '--all');
  };
  const commit = (message: string) => git('commit', '--quiet', '--allow-empty', '-m', message);
  git('init', '--quiet', '--initial-branch=main');
  write('content/customs/kin/vi.md', 'Điều kín thứ nhất');
  write('content/customs/kin-khac/vi.md', 'Hồ sơ khác, tên giống đầu');
  write('content/places/làng mẫu/vi.md', 'tên có dấu và khoảng trống');
  commit('Đầu tiên\n\nM 100644 deadbeef content/customs/kin/vi.md');
  write('content/customs/kin/vi.md', 'Điều kín thứ hai');
  commit('Chỉ sửa điều kín');
  git('tag', '-a', 'ban-1', '-m', 'Bản một');
  git('switch', '--quiet', '--create', 'nhanh');
  write('content/customs/kin/km.md', 'Điều kín thứ ba');
  write('README.md', 'đọc tôi');
  commit('Trên nhánh');
  git('switch', '--quiet', 'main');
  write('content/places/x/vi.md', 'nơi');
  commit('Trên main');
  git('merge', '--quiet', '--no-ff', 'nhanh', '-m', 'Gộp');
  return { top, git };
}

/** Every commit of every ref: who, when, what was said, and all files but those of the secret. */
function tell(git: (...args: string[]) => string) {
  const commits = git('rev-list', '--all', '--topo-order').trim().split('\n');
  return commits
    .map((commit) =>
      [
        git('show', '--no-patch', '--format=%an|%ae|%at|%cn|%ct|%B', commit),
        ...git('ls-tree', '-r', '-z', commit)
          .split('\0')
          .filter((line) => !line.includes('\tcontent/customs/kin/')),
      ].join('\n'),
    )
    .sort();
}

describe('erasing from a history', () => {
  test('takes a folder out of every commit, with its objects, and leaves all else as it was', async () => {
    const { top, git } = makeRepository();
    const secrets = git('rev-list', '--all', '--objects')
      .split('\n')
      .filter((line) => line.includes(' content/customs/kin/'))
      .map((line) => line.split(' ')[0] ?? '');
    expect(secrets).toHaveLength(3);
    const before = tell(git);
    rmSync(join(top, 'content/customs/kin'), { recursive: true });

    const erased = await eraseFromHistory(join(top, 'content'), 'customs/kin/');
    expect(erased).toMatchObject({ commits: 5, taken: 4, objectsElsewhere: [] });
    expect(tell(git)).toEqual(before);
    for (const id of secrets) expect(() => git('cat-file', '-e', id)).toThrow();
    expect(git('log', '--all', '--format=%H', '--', 'content/customs/kin').trim()).toBe('');
    expect(git('show', 'ban-1:content/customs/kin-khac/vi.md')).toContain('tên giống đầu');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('fsck', '--full').trim()).toBe('');
  });

  test('can be done again, and says what another path still holds and where copies are', async () => {
    const { top, git } = makeRepository();
    writeFileSync(join(top, 'content/places/x/ban-chep.md'), 'Điều kín thứ nhất');
    git('add', '--all');
    git('commit', '--quiet', '-m', 'Chép sang nơi khác');
    git('remote', 'add', 'origin', 'https://git.example/kho.git');
    rmSync(join(top, 'content/customs/kin'), { recursive: true });
    const erased = await eraseFromHistory(join(top, 'content'), 'customs/kin/');
    expect(erased?.objectsElsewhere).toHaveLength(1);
    expect(erased?.copies).toEqual(['origin: https://git.example/kho.git']);
    const again = await eraseFromHistory(join(top, 'content'), 'customs/kin/');
    expect(again).toMatchObject({ taken: 0, objectsGone: 0, commits: 6 });
  });

  test('does not take words of a message for files', () => {
    const said = Buffer.from('M 100644 abc kin/vi.md\n', 'utf8');
    const stream = Buffer.concat([
      Buffer.from(`commit refs/heads/main\ndata ${said.length}\n`),
      said,
      Buffer.from('M 100644 abc kin/vi.md\nM 100644 abd kinh/vi.md\nD kin/x\n\n'),
    ]);
    const { stream: left, taken } = withoutFolders(stream, ['kin/']);
    expect(taken).toBe(2);
    expect(left.toString()).toBe(
      `commit refs/heads/main\ndata ${said.length}\n${said}M 100644 abd kinh/vi.md\n\n`,
    );
  });
});
