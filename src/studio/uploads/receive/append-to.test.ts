import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { appendTo } from './append-to.ts';

const folder = mkdtempSync(join(tmpdir(), 'append-'));
const path = join(folder, 'file');
afterEach(() => rmSync(path, { force: true }));

/** The first `from` bytes of 0, 1, … 250, 0, … up to `to`. */
const bytes = (from: number, to: number) =>
  Uint8Array.from({ length: to - from }, (_, index) => (from + index) % 251);

test('pieces of every size stand one after the other, from the offset on', async () => {
  const file = await open(path, 'w');
  const first = appendTo(file, 0);
  const cuts = [0, 1, 70_000, 70_001, 700_000, 2_000_000];
  for (const [index, cut] of cuts.slice(1).entries()) {
    await first.add(bytes(cuts[index] ?? 0, cut));
  }
  expect(await first.end()).toBe(2_000_000);
  const second = appendTo(file, 2_000_000);
  await second.add(bytes(2_000_000, 2_000_500));
  expect(await second.end()).toBe(2_000_500);
  await file.close();
  expect(Buffer.compare(readFileSync(path), bytes(0, 2_000_500))).toBe(0);
});

test('a disk that writes less than it was given is asked again', async () => {
  const file = await open(path, 'w');
  const stingy = {
    datasync: () => file.datasync(),
    async writev(pieces: readonly Uint8Array[], at: number) {
      const some = Buffer.concat(pieces).subarray(0, 1_000);
      return file.write(some, 0, some.length, at);
    },
  } as unknown as FileHandle;
  const appending = appendTo(stingy, 0);
  for (let at = 0; at < 10_500; at += 700) await appending.add(bytes(at, at + 700));
  expect(await appending.end()).toBe(10_500);
  await file.close();
  expect(Buffer.compare(readFileSync(path), bytes(0, 10_500))).toBe(0);
});

test('a full disk is told to whoever adds or ends', async () => {
  const full = {
    writev: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  } as unknown as FileHandle;
  const appending = appendTo(full, 0);
  await appending.add(bytes(0, 10)).catch(() => {});
  await expect(appending.end()).rejects.toThrow('full');
  await expect(appending.add(bytes(0, 10))).rejects.toThrow('full');
});
