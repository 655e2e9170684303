/**
 * `npm run bench:search -- [--count 5000] [--json]`: size, build and fetches of the static index of a
 * grown archive in three languages.
 */
import { parseArgs } from 'node:util';
import { grownRecords, grownTitle } from './grown-records.ts';
import { type Measures, measure } from './measure.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
const asked = Array.from({ length: 20 }, (_, i) => (i * 7919) % count);
const queries = asked.flatMap((number) => [
  grownTitle(number, 'vi'),
  grownTitle(number, 'en'),
  grownTitle(number, 'km'),
  grownTitle(number, 'en').split(' ')[0] ?? '',
]);
const measures = await measure(grownRecords(count), { queries, locales: ['vi', 'en', 'km'] });
const summary = summarise(measures);
process.stdout.write(
  values.json
    ? `${JSON.stringify({ count, ...summary })}\n`
    : Object.entries(summary)
        .map(([name, value]) => `${name.padEnd(28)} ${Math.round(value * 100) / 100}\n`)
        .join(''),
);

function summarise({ queries: each, ...rest }: Measures): Record<string, number> {
  const share = (of: (query: Measures['queries'][number]) => number, part: number) => {
    const sorted = each.map(of).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  };
  return {
    ...rest,
    firstResultsKbP50: share(({ firstResults }) => firstResults.bytes / 1000, 0.5),
    firstResultsKbP95: share(({ firstResults }) => firstResults.bytes / 1000, 0.95),
    firstResultsGzipKbP50: share(({ firstResults }) => firstResults.gzipBytes / 1000, 0.5),
    firstResultsGzipKbP95: share(({ firstResults }) => firstResults.gzipBytes / 1000, 0.95),
    firstResultsFilesP50: share(({ firstResults }) => firstResults.files, 0.5),
    everythingGzipKbP50: share(({ everything }) => everything.gzipBytes / 1000, 0.5),
    everythingGzipKbP95: share(({ everything }) => everything.gzipBytes / 1000, 0.95),
    nextGzipKbP50: share(({ next }) => next.gzipBytes / 1000, 0.5),
    queryMsP50: share(({ ms }) => ms, 0.5),
    queryMsP95: share(({ ms }) => ms, 0.95),
  };
}
