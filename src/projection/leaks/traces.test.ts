import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkTrace } from './traces.ts';

const bytes = Buffer.from('đoạn phim');
const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
const SET = 'media/phim/1234567890abcdef/';
const OTHER_SET = 'media/phim/fedcba0987654321/';
const SINGLE = 'media/phim/1234567890abcdef.mp4';

const manifest = {
  files: Object.fromEntries(
    [`${SET}240/rung.m4s`, `${OTHER_SET}240/rung.m4s`, SINGLE].map((path) => [
      path,
      { hash, trace: { kind: 'media', media: 'phim' } },
    ]),
  ),
};
const kindsOf = (path: string, mediaPaths: string[]) =>
  checkTrace(path, bytes, {
    manifest,
    mediaPaths: new Set(mediaPaths),
    restrictedIds: new Set(),
  }).map(({ kind }) => kind);

test('a file in the folder of a set that a public record names has a reason to be there', () => {
  expect(kindsOf(`${SET}240/rung.m4s`, [SET])).toEqual([]);
});

test('a file of a set that no public record names has none, beside one that is named or not', () => {
  expect(kindsOf(`${OTHER_SET}240/rung.m4s`, [SET, SINGLE])).toEqual(['untraced']);
  expect(kindsOf(SINGLE, [SET])).toEqual(['untraced']);
});

test('a file that was put into the folder of a public set without the manifest is an orphan', () => {
  expect(kindsOf(`${SET}240/more.m4s`, [SET])).toEqual(['orphan']);
});
