import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GOLDEN_CLASSES, goldenQueries, HALVES } from '#tests/bench/search/golden.ts';

const content = join(import.meta.dirname, '../../../content');
const records = new Map(
  globSync('*/*/record.yaml', { cwd: content }).map((file) => [basename(dirname(file)), file]),
);

describe('the golden set of queries', () => {
  test('has twelve classes in both halves, and no query twice', () => {
    const all = HALVES.flatMap((half) => goldenQueries(half));
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(new Set(all.map(({ query }) => query)).size).toBe(all.length);
    for (const half of HALVES) {
      const classes = new Set(goldenQueries(half).map((query) => query.class));
      expect([half, [...classes].sort()]).toEqual([half, [...GOLDEN_CLASSES].sort()]);
    }
  });

  test.each(HALVES)(
    'of the %s half, what is meant exists, and the spelling is accounted for',
    (half) => {
      for (const { query, expect: ids, spelling, at } of goldenQueries(half)) {
        expect([query, ids.length > 0, ids.filter((id) => !records.has(id))]).toEqual([
          query,
          true,
          [],
        ]);
        expect([query, ['source', 'keyboard', 'variant'].includes(spelling.kind)]).toEqual([
          query,
          true,
        ]);
        expect([query, spelling.cite.trim() !== '']).toEqual([query, true]);
        if (spelling.cite.startsWith('src-')) {
          const cited = spelling.cite.split(/[,;\s]/)[0] ?? '';
          expect([query, records.has(cited)]).toEqual([query, true]);
        }
        if (at === undefined) continue;
        const captions = globSync(`media/${at.id}/captions.*.vtt`, { cwd: content });
        const starts = captions.flatMap((file) =>
          cueStarts(readFileSync(join(content, file), 'utf8')),
        );
        expect([query, starts.some((start) => Math.abs(start - at.seconds) < 0.5)]).toEqual([
          query,
          true,
        ]);
      }
    },
  );
});

function cueStarts(vtt: string): number[] {
  return [...vtt.matchAll(/^(?:(\d+):)?(\d+):([\d.]+) -->/gm)].map(
    ([, hours = '0', minutes, seconds]) =>
      Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
  );
}
