import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const program = join(root, 'src', 'cli', 'archive.ts');
const NOW = '2026-11-29T00:00:00Z';

const home = mkdtempSync(join(tmpdir(), 'backup-drill-'));
const village = join(home, 'lang-mau');
const usb = join(home, 'usb');
const archive = (...args: string[]) =>
  execa(process.execPath, [program, ...args, '--lang', 'en'], { cwd: root, env: { LANG: 'C' } });
const git = (...args: string[]) =>
  execa('git', ['-C', village, '-c', 'user.name=T', '-c', 'user.email=t@x.example', ...args]);

/** Every file of a release with its bytes. */
function release(archiveFolder: string): Map<string, string> {
  const current = join(archiveFolder, '.archive', 'current');
  const paths = readdirSync(current, { recursive: true, withFileTypes: true });
  return new Map(
    paths
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(current.length), readFileSync(path).toString('base64')] as const;
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

beforeAll(async () => {
  cpSync(join(root, 'tests/fixtures/village'), village, { recursive: true });
  await git('init', '--quiet');
  await git('add', 'archive.yaml', 'content', 'private');
  await git('commit', '--quiet', '-m', 'Làng Mẫu');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('on an empty machine: an older backup and the newer ledger build the same site, byte for byte, without what was withdrawn', async () => {
  const config = join(village, 'archive.yaml');
  await execa(
    process.execPath,
    [program, 'user', 'add', '0912345678', '--name', 'Cán bộ thử', '--config', config],
    { cwd: root, input: 'mat-khau-rat-dai\n' },
  );
  await archive('backup', usb, '--config', config, '--now', NOW);
  const ledger = join(village, 'withdrawals.jsonl');
  appendFileSync(
    ledger,
    '{"id":"le-den-long-mau","at":"2026-11-28T01:00:00Z","by":"thu","reason":null}\n',
  );
  await archive('build', '--now', NOW, '--config', config);
  const before = release(village);
  expect(before.size).toBeGreaterThan(100);

  const moi = join(home, 'may-moi');
  const restored = await archive('restore', usb, '--to', moi, '--withdrawals', ledger);
  expect(restored.stdout).toMatch(/every byte was verified/);
  expect(restored.stderr).toMatch(/1 withdrawals later than the backup were kept/);
  expect(existsSync(join(moi, '.archive', 'releases'))).toBe(false);
  await archive('build', '--now', NOW, '--config', join(moi, 'archive.yaml'));
  const after = release(moi);
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [path, bytes] of before) expect(after.get(path) === bytes, path).toBe(true);
  const words = [...after].flatMap(([path, bytes]) =>
    /\.(?:html|json|xml|js)$/.test(path) ? Buffer.from(bytes, 'base64').toString('utf8') : [],
  );
  expect(words.join('\n')).not.toContain('Đèn Lồng Mẫu');
}, 900_000);
