import { extname } from 'node:path';
import { testEnv } from '#tests/env.ts';
import type { Ending } from './check-outcome.ts';
import type { MeasuredRun } from './run-measured.ts';

/** At full counts, prints what came out of a batch: endings by form, the slowest file, the most memory. */
export function tally(
  name: string,
  { endings, run }: { endings: ReadonlyMap<string, Ending>; run: MeasuredRun },
): void {
  if (!testEnv.full) return;
  const byForm = new Map<string, Record<Ending, number>>();
  for (const [id, ending] of endings) {
    const form = extname(id).slice(1);
    const counts = byForm.get(form) ?? { made: 0, salvaged: 0, refused: 0 };
    counts[ending]++;
    byForm.set(form, counts);
  }
  const [slowest] = [...run.ended].sort(([, a], [, b]) => b.seconds - a.seconds);
  const rows = [...byForm].sort().map(([form, counts]) => ({ form, ...counts }));
  process.stdout.write(
    `${name}: ${JSON.stringify({
      rows,
      slowest: slowest && { id: slowest[0], seconds: slowest[1].seconds.toFixed(1) },
      peakMb: Math.round(run.peakBytes / 1024 ** 2),
    })}\n`,
  );
}
