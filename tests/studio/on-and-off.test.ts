import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeVillageStudio, type VillageStudio } from './village-studio.ts';

const withStudio = makeVillageStudio();
const without = makeVillageStudio();
afterAll(() => {
  withStudio.remove();
  without.remove();
});

/** Every file of the release in use, by its hash. */
async function releaseOf(village: VillageStudio): Promise<Record<string, string>> {
  await village.build();
  const { code, stderr } = await village.run('build', '--full');
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  const release = realpathSync(join(village.state, 'current'));
  const files = readdirSync(release, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((path) => [
      relative(release, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

test('the public site is the same, byte for byte, with the studio on and off', async () => {
  const settings = readFileSync(without.config, 'utf8');
  const off = settings.replace(/^studio:.*\n/m, '');
  expect(off).not.toBe(settings);
  writeFileSync(without.config, off);
  const [one, other] = [await releaseOf(withStudio), await releaseOf(without)];
  expect(Object.keys(one).length).toBeGreaterThan(100);
  expect(other).toEqual(one);
});
