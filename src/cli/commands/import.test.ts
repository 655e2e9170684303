import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const home = mkdtempSync(join(tmpdir(), 'archive-import-'));
const config = join(home, 'archive.yaml');
writeFileSync(
  config,
  'name: Kho thử\nsite: { url: "https://kho.example" }\ncontentRoots: [{ path: content }]\n',
);
afterAll(() => rmSync(home, { recursive: true }));

const archive = (...args: string[]) =>
  execa(process.execPath, [join(root, 'src/cli/archive.ts'), ...args, '--config', config], {
    cwd: root,
    reject: false,
  });

test('an import says how much is new, a second one that nothing is, and check tells what rests on what', async () => {
  const from = ['--from', join(root, 'tests', 'fixtures', 'authority')];
  const first = await archive('import', ...from, '--lang', 'en');
  expect(first.stdout).toMatch(/^New files: [1-9]\d*\. Supplemented: 0\. Unchanged: 0\.$/);
  const second = await archive('import', ...from, '--lang', 'vi');
  expect(second.stdout).toMatch(/^Tệp mới: 0\. Tệp bổ sung: 0\. Tệp giữ nguyên: [1-9]\d*\.$/);
  const { stdout } = await archive('check', '--report', '--json');
  const { coverage } = JSON.parse(stdout);
  expect(coverage.types).toContainEqual(
    expect.objectContaining({ type: 'community', records: 2, uncited: 0, untitled: 0 }),
  );
});

test('data that are not there are told in both languages, and the command ends with 1', async () => {
  for (const [lang, words] of [
    ['en', 'cannot be read'],
    ['vi', 'không đọc được'],
  ] as const) {
    const { stderr, exitCode } = await archive('import', '--from', home, '--lang', lang);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr).toContain('authority-data-faulty');
  }
});
