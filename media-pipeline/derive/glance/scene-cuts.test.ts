import { expect, test } from 'vitest';
import { LIGHT_SIZE, lightReader } from './light-trace.ts';
import { findSceneCuts } from './scene-cuts.ts';

const FRAME_BYTES = LIGHT_SIZE.widthPx * LIGHT_SIZE.heightPx;
const FRAMES_PER_SECOND = 10;

/** A picture of its own for each seed, that drifts a little with time. */
function frameOf(seed: number, drift: number): Uint8Array {
  return Uint8Array.from(
    { length: FRAME_BYTES },
    (_, at) => (at * (seed * 7 + 3) + drift * 2 + seed * 50) % 200,
  );
}

function cutsOf(frames: readonly Uint8Array[], pieceBytes = 5000): number[] {
  const reader = lightReader();
  const bytes = Buffer.concat(frames);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    reader.push(bytes.subarray(at, at + pieceBytes));
  }
  const times = frames.map((_, index) => index / FRAMES_PER_SECOND);
  return findSceneCuts(reader.trace, { times });
}

const scene = (seed: number, count: number) =>
  Array.from({ length: count }, (_, index) => frameOf(seed, index));

test('a cut is found at its frame, however the bytes come', () => {
  const film = [...scene(1, 40), ...scene(2, 40), ...scene(3, 40)];
  expect(cutsOf(film)).toEqual([4, 8]);
  expect(cutsOf(film, 7)).toEqual([4, 8]);
});

test('a flash is not a cut, neither where it begins nor where it ends', () => {
  const film = scene(1, 80);
  for (const at of [40, 41]) film[at] = new Uint8Array(FRAME_BYTES).fill(255);
  expect(cutsOf(film)).toEqual([]);
});

test('a film in which everything moves all the time has no cuts', () => {
  expect(cutsOf(Array.from({ length: 60 }, (_, index) => frameOf(index % 9, index)))).toEqual([]);
});

test('frames that are doubled do not make one', () => {
  const film = scene(1, 40).flatMap((frame) => [frame, frame, frame]);
  expect(cutsOf(film)).toEqual([]);
});

test('of two cuts close together the stronger stays', () => {
  const dim = scene(2, 15).map((frame) => frame.map((value) => 60 + value / 4));
  const [cut, ...more] = cutsOf([...scene(1, 40), ...dim, ...scene(3, 40)]);
  expect(more).toEqual([]);
  expect([4, 5.5]).toContain(cut);
});

test('a film of one frame, or of none, has no cuts', () => {
  expect(cutsOf(scene(1, 1))).toEqual([]);
  expect(cutsOf([])).toEqual([]);
});
