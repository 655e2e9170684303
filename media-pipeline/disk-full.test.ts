import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { diskFull, isDiskFull, sayingDiskFull } from './disk-full.ts';

const noRoom = Object.assign(new Error('write'), { code: 'ENOSPC' });

test('a writer that finds no room is told apart from other faults, also below other errors', () => {
  expect(isDiskFull(noRoom)).toBe(true);
  expect(isDiskFull(new Error('could not keep it', { cause: noRoom }))).toBe(true);
  expect(isDiskFull(Object.assign(new Error('read'), { code: 'EIO' }))).toBe(false);
  expect(isDiskFull('ENOSPC')).toBe(false);
});

test('a database that may not grow is told as full', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE a (b TEXT); PRAGMA max_page_count = 2');
  const fill = () => database.exec(`INSERT INTO a VALUES ('${'x'.repeat(10_000)}')`);
  let thrown: unknown;
  try {
    fill();
  } catch (error) {
    thrown = error;
  }
  expect(isDiskFull(thrown)).toBe(true);
});

test('words are said once, and other faults pass as they are', async () => {
  const fail = (error: Error) => sayingDiskFull('/media', () => Promise.reject(error));
  await expect(fail(noRoom)).rejects.toMatchObject({ name: 'disk-full', cause: noRoom });
  const said = diskFull('/work');
  await expect(fail(said)).rejects.toBe(said);
  const other = new Error('other');
  await expect(fail(other)).rejects.toBe(other);
});
