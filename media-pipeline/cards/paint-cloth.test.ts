import { expect, test } from 'vitest';
import type { CardCloth } from '#domain/public/share-card.ts';
import { filledPixels, paintCloth } from './paint-cloth.ts';

/** Plain weave over two shafts, one pixel to a thread. */
const PLAIN: CardCloth = {
  kind: 'cloth',
  ends: 2,
  picks: 2,
  shafts: 2,
  treadles: 2,
  warp: 'M0 0V1M1 1V2',
  threading: 'M0 1h.7M1 0h.7',
  treadling: 'M1 0h.7M0 1h.7',
  tieUp: 'M1 1h.7M0 0h.7',
  stripes: null,
  mirror: '',
  threadPx: 1,
  colours: {
    warp: '#0000aa',
    weft: '#0000bb',
    stripe: '#0000cc',
    notation: '#0000dd',
    tieUp: '#0000ee',
  },
};

function painted(cloth: CardCloth): string[] {
  const pixels = filledPixels(10, 8, '#000000');
  paintCloth(pixels, { left: 2, top: 0, width: 8, height: 8 }, cloth);
  return Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 10 }, (__, x) => {
      const blue = pixels.data[(y * 10 + x) * 3 + 2] ?? 0;
      return blue === 0 ? '.' : (blue >> 4).toString(16);
    }).join(''),
  );
}

const DRAFT = [
  '..........',
  '...e...d.d',
  '....e.d.d.',
  '..........',
  '....d.abab',
  '...d..baba',
  '....d.abab',
  '...d..baba',
];

test('the draft stands around the cloth that it makes', () => {
  expect(painted(PLAIN)).toEqual(DRAFT);
});

test('a mirrored draft keeps to its area', () => {
  expect(painted({ ...PLAIN, mirror: 'x' })).toEqual(
    DRAFT.map((row) => `..${[...row.slice(2)].reverse().join('')}`),
  );
  expect(painted({ ...PLAIN, mirror: 'y' })).toEqual(DRAFT.toReversed());
});

test('stripes lie where the warp does, in their own dye', () => {
  const striped = painted({ ...PLAIN, stripes: { ends: 4, path: 'M0 0V1' } });
  expect(striped.slice(4)).toEqual(['....d.cbab', '...d..baba', '....d.cbab', '...d..baba']);
});
