import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { describeRefusal } from './description.ts';
import { openDescriptions, writeDescription } from './descriptions.ts';

const key = 'a'.repeat(64);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descriptions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const description = describeRefusal({
  ...{ sourceSha256: key, kind: 'image', tools: {}, profile: DEFAULT_PROFILE },
  reason: { vi: 'Ảnh hỏng', en: 'The picture is damaged' },
});

test('twenty hands that write the same description at once leave one of them, whole', async () => {
  await Promise.all(
    Array.from({ length: 20 }, () =>
      writeDescription(folder, { key, description, workFolder: folder }),
    ),
  );
  expect(openDescriptions(folder)(key)).toEqual(description);
  expect(await readdir(folder)).toEqual(['descriptions']);
  expect(await readdir(join(folder, 'descriptions'))).toEqual([`${key}.json`]);
});

test('one that breaks off leaves its file where work that was broken off is swept', async () => {
  const [taken, workFolder] = ['b'.repeat(64), join(folder, 'work')];
  await mkdir(workFolder);
  // A folder of that name: the last step fails, as a kill before it would.
  await mkdir(join(folder, 'descriptions', `${taken}.json`));
  const broken = writeDescription(folder, { key: taken, description, workFolder });
  await expect(broken).rejects.toThrow();
  expect(await readdir(workFolder)).toHaveLength(1);
  expect(await readdir(join(folder, 'descriptions'))).toEqual([`${key}.json`, `${taken}.json`]);
});
