import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
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

    test('streams a part of an object', async () => {
      const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, n) => n % 251));
      await store.put('long', bytes);
      const part = async (startByte: number, endByte?: number) => {
        const range = endByte === undefined ? { startByte } : { startByte, endByte };
        const pieces: Uint8Array[] = [];
        for await (const piece of (await store.stream('long', range)) ?? []) pieces.push(piece);
        return Buffer.concat(pieces);
      };
      const bounds: [number, number?][] = [
        ...([[0, 1], [10, 100_010], [199_999], [150_000, 900_000], [0], [7, 7]] as [number][]),
        ...([[200_000], [300_000, 300_001]] as [number][]),
      ];
      for (const [start, end] of bounds) {
        const expected = bytes.subarray(start, end);
        expect((await part(start, end)).equals(expected), `${start} to ${end}`).toBe(true);
      }
      expect(await store.stream('nothing', { startByte: 0, endByte: 0 })).toBeNull();
      for (const [start, end] of [[-1], [5, 4], [0.5], [Number.NaN]] as [number, number?][]) {
        await expect(part(start, end)).rejects.toThrow('is no range of bytes');
      }
    });

    test('a file that is given is kept, and gone from where it was', async () => {
      const given = join(folder, 'given');
      const twin = join(folder, 'twin');
      await writeFile(given, 'made just now');
      await writeFile(twin, 'another');
      expect(await store.put('a/given', { path: given, give: true })).toEqual({
        key: 'a/given',
        sizeBytes: 13,
      });
      expect(await text('a/given')).toBe('made just now');
      await expect(stat(given)).rejects.toThrow('ENOENT');
      await store.put('a/given', { path: twin, give: true });
      expect(await text('a/given')).toBe('another');
      await expect(stat(twin)).rejects.toThrow('ENOENT');
    });

    test('a link that is given is read, never kept itself', async () => {
      const target = join(folder, 'target');
      await writeFile(target, 'as it was');
      await symlink(target, join(folder, 'link'));
      await store.put('key', { path: join(folder, 'link'), give: true });
      await writeFile(target, 'changed');
      expect(await text('key')).toBe('as it was');
    });

    test('a file that is not there makes no object', async () => {
      const path = join(folder, 'nothing');
      await expect(store.put('key', { path })).rejects.toThrow('ENOENT');
      await expect(store.put('key', { path, give: true })).rejects.toThrow('ENOENT');
      expect(await store.list('')).toEqual([]);
    });

    test('keeps many files below a prefix at once', async () => {
      const path = join(folder, 'tile');
      await writeFile(path, 'from a file');
      const files = Array.from({ length: 24 }, (_, n) => ({
        name: `${n % 3}/tile-${n}@2x.avif`,
        source: Buffer.from(`tile ${n}`),
      }));
      const kept = await store.putAll('image/tiles', [
        ...files,
        { name: 'last', source: { path, give: true } },
      ]);
      expect(kept).toHaveLength(25);
      expect(kept.at(-1)).toEqual({ key: 'image/tiles/last', sizeBytes: 11 });
      expect(await text('image/tiles/2/tile-23@2x.avif')).toBe('tile 23');
      expect(await store.list('image/tiles')).toHaveLength(25);
      await expect(stat(path)).rejects.toThrow('ENOENT');
      expect(await store.putAll('image/tiles', [])).toEqual([]);
    });

    test('a whole tree of small files replaces those of the same names and leaves the others', async () => {
      const tree = (words: string) =>
        Array.from({ length: 40 }, (_, n) => ({
          name: `${n % 3},0/full/${n}.jpg`,
          source: Buffer.from(`${words} ${n}`),
        }));
      await store.put('image/iiif/0,0/full/0.jpg', Buffer.from('before'));
      await store.put('image/iiif/0,0/other.jpg', Buffer.from('beside'));
      for (const words of ['first', 'second time']) {
        const kept = await store.putAll('image/iiif', tree(words));
        expect(kept).toHaveLength(40);
        expect(kept[39]).toEqual({
          key: 'image/iiif/0,0/full/39.jpg',
          sizeBytes: words.length + 3,
        });
        for (const n of [0, 1, 39]) {
          expect(await text(`image/iiif/${n % 3},0/full/${n}.jpg`)).toBe(`${words} ${n}`);
        }
      }
      expect(await text('image/iiif/0,0/other.jpg')).toBe('beside');
      expect(await store.list('image/iiif')).toHaveLength(41);
      const bad = { name: '../outside', source: Buffer.from('x') };
      await expect(store.putAll('image/iiif', [...tree('third'), bad])).rejects.toMatchObject({
        name: 'bad-object-key',
      });
    });

    test('one bad file among many rejects them, and leaves only whole objects', async () => {
      const files = ['a', 'b', 'c'].map((name) => ({ name, source: Buffer.from('whole') }));
      const broken = { name: 'broken', source: { path: join(folder, 'nothing') } };
      await expect(store.putAll('many', [...files, broken])).rejects.toThrow('ENOENT');
      await expect(store.putAll('..', files)).rejects.toMatchObject({ name: 'bad-object-key' });
      for (const { sizeBytes } of await store.list('')) expect(sizeBytes).toBe(5);
      expect(await store.has('many/broken')).toBe(false);
    });

    test('tells which of many objects are missing or not of the size they should be', async () => {
      expect(await store.missing([])).toEqual([]);
      const expected = Array.from({ length: 18 }, (_, n) => ({
        key: `a${n % 4}/made-${n}`,
        sizeBytes: n,
      }));
      for (const { key, sizeBytes } of expected.slice(5)) {
        await store.put(key, Buffer.alloc(sizeBytes));
      }
      await store.put('a1/made-17', Buffer.alloc(3));
      await store.put('a1/made-17x', Buffer.alloc(17));
      const below = { key: 'a1/made-17/below', sizeBytes: 1 };
      const missing = await store.missing([...expected, below]);
      expect(missing.toSorted()).toEqual(
        [...expected.slice(0, 5).map(({ key }) => key), 'a1/made-17', below.key].toSorted(),
      );
      expect(await store.missing([{ key: 'a1', sizeBytes: 0 }])).toEqual(['a1']);
    });

    test('deletes all that lies below a prefix, and nothing beside it', async () => {
      for (const key of ['b/2', 'a/1', 'b/1', 'bc/1', 'b/sub/3']) {
        await store.put(key, Buffer.from(key));
      }
      await store.deleteAll('b');
      await store.deleteAll('never/was');
      await store.deleteAll('a/1/below');
      expect((await store.list('')).map(({ key }) => key)).toEqual(['a/1', 'bc/1']);
      await store.deleteAll('a/1');
      expect((await store.list('')).map(({ key }) => key)).toEqual(['bc/1']);
      await store.put('b/1', Buffer.from('again'));
      expect(await text('b/1')).toBe('again');
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
      await expect(store.deleteAll(key)).rejects.toEqual(refusal);
      await expect(store.missing([{ key, sizeBytes: 1 }])).rejects.toEqual(refusal);
      const named = { name: key, source: Buffer.from('x') };
      await expect(store.putAll('prefix', [named])).rejects.toEqual(refusal);
      await expect(store.linkTo(key, join(folder, 'out'))).rejects.toEqual(refusal);
      if (key !== '') await expect(store.list(key)).rejects.toEqual(refusal);
      await expect(stat(join(folder, 'out'))).rejects.toThrow('ENOENT');
    });
  });
}
