import { expect, test } from 'vitest';
import { boardLines } from './board.ts';

const board = {
  underWay: [
    { mediaId: 'film-ok-om-bok-vi', recipe: 'video-set', share: 0.437, secondsLeft: 130 },
    { mediaId: 'reading-kate-en', recipe: 'sound-set', share: 0, secondsLeft: null },
  ],
  done: 12,
  total: 31,
  secondsLeft: 840,
};

test('at sixty columns there is a line for each asset, and one for all', () => {
  expect(boardLines(board, { columns: 60, lang: 'vi' })).toEqual([
    'film-ok-om-bok-vi  43%  còn ~2 phút  nén phim',
    'reading-kate-en     0%  nén tiếng',
    '12/31 xong, 2 đang làm, còn ~14 phút',
  ]);
});

test.each([20, 30, 40, 60, 80, 120])('no line is wider than a window of %i columns', (columns) => {
  for (const lang of ['vi', 'en'] as const) {
    for (const line of boardLines(board, { columns, lang })) {
      expect([...line].length).toBeLessThan(columns);
    }
  }
});

test('on a telephone the id gives way, its both ends still there', () => {
  const [first = ''] = boardLines(board, { columns: 34, lang: 'vi' });
  expect(first).toBe('film-ok…-bok-vi  43%  còn ~2 phút');
});
