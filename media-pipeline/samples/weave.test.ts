import { describe, expect, test } from 'vitest';
import { isWarpUp, STRUCTURES, type Structure, weaveDraft } from './weave.ts';

function drawdown(structure: Structure, size: number): string[] {
  return Array.from({ length: size }, (_, pick) =>
    Array.from({ length: size }, (_, end) => (isWarpUp(structure, end, pick) ? '#' : '.')).join(''),
  );
}

describe('the drawdown of', () => {
  test('plain weave is a chequerboard', () => {
    expect(drawdown('plain', 4)).toEqual(['#.#.', '.#.#', '#.#.', '.#.#']);
  });
  test('2/2 twill climbs one end a pick', () => {
    expect(drawdown('twill', 4)).toEqual(['##..', '.##.', '..##', '#..#']);
  });
  test('2/2 basket is plain weave with doubled threads', () => {
    expect(drawdown('basket', 4)).toEqual(['##..', '##..', '..##', '..##']);
  });
  test('five-end satin binds once in every end and pick, never beside another binding', () => {
    expect(drawdown('satin', 5)).toEqual(['.####', '##.##', '####.', '#.###', '###.#']);
  });
});

test('the same id gives the same two dyes, one dark and one light', () => {
  for (const structure of STRUCTURES) {
    const draft = weaveDraft(`weave-${structure}`, structure);
    expect(weaveDraft(`weave-${structure}`, structure)).toEqual(draft);
    expect(draft.warp).not.toEqual(draft.weft);
  }
});
