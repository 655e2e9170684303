import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeObjectStore } from '#tests/contracts/object-store.ts';
import { fileObjectStore } from './file-object-store.ts';
import { memoryObjectStore } from './memory-object-store.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'object-store-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeObjectStore('fileObjectStore', async () =>
  fileObjectStore(await mkdtemp(join(folder, 'store-'))),
);
describeObjectStore('memoryObjectStore', memoryObjectStore);

test('the folder store leaves no unfinished file behind', async () => {
  const root = await mkdtemp(join(folder, 'tidy-'));
  const store = fileObjectStore(root);
  await store.put('a/b', Buffer.from('x'));
  await store.linkTo('a/b', join(root, 'out', 'b'));
  await store.linkTo('a/b', join(root, 'out', 'b'));
  expect(await readdir(join(root, '.unfinished'))).toEqual([]);
  expect(await readdir(join(root, 'out'))).toEqual(['b']);
});

test('the folder store lists no link that somebody laid into its folder', async () => {
  const root = await mkdtemp(join(folder, 'linked-'));
  await writeFile(join(folder, 'outside'), 'private');
  await symlink(join(folder, 'outside'), join(root, 'inside'));
  expect(await fileObjectStore(root).list('')).toEqual([]);
});

test('the folder store throws away what a killed process left unfinished', async () => {
  const root = await mkdtemp(join(folder, 'killed-'));
  await mkdir(join(root, '.unfinished'));
  const ofTheDead = `${2 ** 22 + 1}.0`;
  const ofTheLiving = `${process.ppid}.0`;
  for (const name of [ofTheDead, ofTheLiving]) {
    await writeFile(join(root, '.unfinished', name), 'half');
  }
  await fileObjectStore(root).put('a', Buffer.from('x'));
  expect(await readdir(join(root, '.unfinished'))).toEqual([ofTheLiving]);
});
