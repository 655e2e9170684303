import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeObjectStore } from '#tests/contracts/object-store.ts';
import { fileObjectStore } from './file-object-store.ts';
import { memoryObjectStore } from './memory-object-store.ts';
import { syncTree } from './place-tree.ts';

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

test('where no program flushes a whole file system, a tree is flushed file by file', async () => {
  const tree = await mkdtemp(join(folder, 'tree-'));
  await mkdir(join(tree, 'a', 'b'), { recursive: true });
  await writeFile(join(tree, 'a', 'b', 'c'), 'x');
  await syncTree(tree, join(folder, 'no-such-program'));
  await expect(syncTree(join(tree, 'nothing'), join(folder, 'no-such-program'))).rejects.toThrow();
});

test('the folder store lists no link that somebody laid into its folder', async () => {
  const root = await mkdtemp(join(folder, 'linked-'));
  await writeFile(join(folder, 'outside'), 'private');
  await symlink(join(folder, 'outside'), join(root, 'inside'));
  expect(await fileObjectStore(root).list('')).toEqual([]);
});

test('the folder store throws away what dead processes of this machine left unfinished, and nothing else', async () => {
  const root = await mkdtemp(join(folder, 'killed-'));
  await mkdir(join(root, '.unfinished'));
  const left = (pid: number, host = hostname()) =>
    `${pid}.${randomUUID()}.0@${encodeURIComponent(host)}`;
  const dead = 2 ** 22 + 1;
  const ofTheDead = [left(dead), left(process.pid)];
  const ofTheLiving = [left(process.ppid), left(dead, 'elsewhere'), left(process.pid, 'elsewhere')];
  const tree = left(dead);
  await mkdir(join(root, '.unfinished', tree, 'half'), { recursive: true });
  for (const name of [...ofTheDead, ...ofTheLiving]) {
    await writeFile(join(root, '.unfinished', name), 'half');
  }
  await fileObjectStore(root).put('a', Buffer.from('x'));
  expect((await readdir(join(root, '.unfinished'))).toSorted()).toEqual(ofTheLiving.toSorted());
});

test('two folder stores of one process do not touch what the other has half written', async () => {
  const root = await mkdtemp(join(folder, 'shared-'));
  async function* writing(other: string): AsyncIterable<Uint8Array> {
    yield Buffer.from('first half, ');
    if (other !== '') await fileObjectStore(root).put(other, writing(''));
    yield Buffer.from('second half');
  }
  const store = fileObjectStore(root);
  await store.put('a', writing('b'));
  for (const key of ['a', 'b']) {
    expect(`${await store.get(key)}`).toBe('first half, second half');
  }
});
