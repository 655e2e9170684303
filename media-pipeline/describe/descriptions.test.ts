import { mkdtemp, readdir, rm } from 'node:fs/promises';
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

test('twenty hands that write the same description at once leave one of them, whole', async () => {
  const description = describeRefusal({
    ...{ sourceSha256: key, kind: 'image', tools: {}, profile: DEFAULT_PROFILE },
    reason: { vi: 'Ảnh hỏng', en: 'The picture is damaged' },
  });
  await Promise.all(
    Array.from({ length: 20 }, () => writeDescription(folder, { key, description })),
  );
  expect(openDescriptions(folder)(key)).toEqual(description);
  expect(await readdir(join(folder, 'descriptions'))).toEqual([`${key}.json`]);
});
