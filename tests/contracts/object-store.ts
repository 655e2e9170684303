import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ObjectStore } from '#store/object-store.ts';

/** What every ObjectStore does, whatever it is made of. `make` gives an empty one. */
export function describeObjectStore(
  name: string,
  make: () => Promise<ObjectStore> | ObjectStore,
): void {
  describe(`${name} keeps the contract of ObjectStore`, () => {
    let folder: string;
    let store: ObjectStore;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'object-store-contract-'));
      store = await make();
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    const text = async (key: string) => {
      const bytes = await store.get(key);
      return bytes && Buffer.from(bytes).toString();
    };

    test('gives back bytes put from memory, from a file and from a stream', async () => {
      const path = join(folder, 'source');
      await writeFile(path, 'from a file');
      expect(await store.put('a/memory', Buffer.from('from memory'))).toEqual({
        key: 'a/memory',
        sizeBytes: 11,
      });
      await store.put('a/file', { path });
      await store.put('a/stream', Readable.from([Buffer.from('from '), Buffer.from('a stream')]));
      expect(await text('a/memory')).toBe('from memory');
      expect(await text('a/file')).toBe('from a file');
      expect(await text('a/stream')).toBe('from a stream');
    });

    test('streams an object in pieces that add up to it', async () => {
      const bytes = Buffer.alloc(300_000, 'Ok Om Bok ');
      await store.put('long', bytes);
      const pieces: Uint8Array[] = [];
      for await (const piece of (await store.stream('long')) ?? []) pieces.push(piece);
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    });

    test('says null or false of what it does not hold', async () => {
      expect(await store.get('nothing')).toBeNull();
      expect(await store.stream('nothing')).toBeNull();
      expect(await store.stat('nothing')).toBeNull();
      expect(await store.has('nothing')).toBe(false);
      expect(await store.delete('nothing')).toBe(false);
      expect(await store.linkTo('nothing', join(folder, 'nothing'))).toBe(false);
      expect(await store.list('')).toEqual([]);
    });

    test('a folder of keys is not an object', async () => {
      await store.put('folder/object', Buffer.from('x'));
      expect(await store.has('folder')).toBe(false);
      expect(await store.get('folder')).toBeNull();
      expect(await store.has('folder/object/below')).toBe(false);
    });

    test('lists what lies below a prefix, in the order of the keys', async () => {
      for (const key of ['b/2', 'a/1', 'b/1', 'bc/1', 'b/sub/3']) {
        await store.put(key, Buffer.from(key));
      }
      expect((await store.list('b')).map((object) => object.key)).toEqual([
        'b/1',
        'b/2',
        'b/sub/3',
      ]);
      expect(await store.list('b/2')).toEqual([{ key: 'b/2', sizeBytes: 3 }]);
      expect((await store.list('')).map((object) => object.key)).toEqual([
        'a/1',
        'b/1',
        'b/2',
        'b/sub/3',
        'bc/1',
      ]);
    });

    test('replaces and deletes', async () => {
      await store.put('key', Buffer.from('first'));
      await store.put('key', Buffer.from('second, longer'));
      expect(await text('key')).toBe('second, longer');
      expect(await store.stat('key')).toEqual({ key: 'key', sizeBytes: 14 });
      expect(await store.delete('key')).toBe(true);
      expect(await store.has('key')).toBe(false);
    });

    test('a file linked out keeps its bytes when the object is replaced or deleted', async () => {
      const path = join(folder, 'release', 'media', 'photograph.jpg');
      await store.put('key', Buffer.from('first'));
      expect(await store.linkTo('key', path)).toBe(true);
      expect(await store.linkTo('key', path)).toBe(true);
      await store.put('key', Buffer.from('second'));
      expect(await readFile(path, 'utf8')).toBe('first');
      await store.linkTo('key', path);
      await store.delete('key');
      expect(await readFile(path, 'utf8')).toBe('second');
    });

    test('an empty object is an object', async () => {
      await store.put('empty', new Uint8Array());
      expect(await store.stat('empty')).toEqual({ key: 'empty', sizeBytes: 0 });
      expect(await store.get('empty')).toHaveLength(0);
    });

    test('a source that breaks off leaves what was there before, and no trace', async () => {
      await store.put('key', Buffer.from('whole'));
      async function* breaksOff(): AsyncIterable<Uint8Array> {
        yield Buffer.from('par');
        throw new Error('the line went dead');
      }
      await expect(store.put('key', breaksOff())).rejects.toThrow('the line went dead');
      await expect(store.put('other', breaksOff())).rejects.toThrow('the line went dead');
      expect(await text('key')).toBe('whole');
      expect((await store.list('')).map((object) => object.key)).toEqual(['key']);
    });

    test.each([
      '',
      '/etc/passwd',
      '../outside',
      'a/../../outside',
      'a//b',
      'a/',
      '.hidden',
      'a/.unfinished',
      'a\\b',
      'a\0b',
      'có dấu',
      'x'.repeat(600),
    ])('refuses the key %j in every method', async (key) => {
      const refusal = expect.objectContaining({ name: 'bad-object-key' });
      await expect(store.put(key, Buffer.from('x'))).rejects.toEqual(refusal);
      await expect(store.get(key)).rejects.toEqual(refusal);
      await expect(store.stream(key)).rejects.toEqual(refusal);
      await expect(store.has(key)).rejects.toEqual(refusal);
      await expect(store.stat(key)).rejects.toEqual(refusal);
      await expect(store.delete(key)).rejects.toEqual(refusal);
      await expect(store.linkTo(key, join(folder, 'out'))).rejects.toEqual(refusal);
      if (key !== '') await expect(store.list(key)).rejects.toEqual(refusal);
      await expect(stat(join(folder, 'out'))).rejects.toThrow('ENOENT');
    });
  });
}
