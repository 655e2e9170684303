import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchRecord, makeCorpus } from './corpus.ts';
import { type Cost, measure } from './measure.ts';
import { writeArchive, writeRecord } from './write-archive.ts';
import { writeHugo } from './write-hugo.ts';

/**
 * `npm run bench:build`: the same records, three locales each, built by the archive and by Hugo, one after
 * the other, in one run. Options: `--records 1000,5000` (also 50000), `--repeat 3` (medians), `--json` (ends
 * with one line of JSON for the last count), `--keep` (leaves the folders), `--without-hugo` (for counts at
 * which Hugo's related pages, each compared with all, take hours).
 */
const { values: options } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    records: { type: 'string', default: '1000,5000' },
    repeat: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    'without-hugo': { type: 'boolean', default: false },
  },
});

/** One edit after the other; the first two make releases without an old one to make them out of. */
const EDITS = 5;

interface ArchiveReport {
  pages: number;
  pagesRendered: number;
  pagesRewritten: number;
  seconds: Record<string, number>;
}
interface ArchiveRun extends Cost {
  report: ArchiveReport;
}

const repository = join(import.meta.dirname, '..', '..');
const program = join(repository, 'src/cli/archive.mjs');

async function runArchive(folder: string): Promise<ArchiveRun> {
  const state = join(folder, 'state');
  const config = join(folder, 'archive.yaml');
  const cost = await measure(
    [process.execPath, program, 'build', '--json', '--config', config, '--state', state],
    { cwd: repository },
  );
  return { ...cost, report: JSON.parse(cost.stdout.trim().split('\n').at(-1) ?? '') };
}

/** The run with the middle wall time. */
async function median<T extends Cost>(runs: number, run: () => Promise<T>): Promise<T> {
  const all: T[] = [];
  for (let n = 0; n < runs; n += 1) all.push(await run());
  all.sort((a, b) => a.seconds - b.seconds);
  return all[Math.floor(all.length / 2)] as T;
}

async function benchmark(count: number, repeat: number) {
  const folder = mkdtempSync(join(tmpdir(), `bench-${count}-`));
  const records = makeCorpus(count);
  const ours = join(folder, 'archive');
  const theirs = join(folder, 'hugo');
  writeArchive(ours, records);
  const withHugo = !options['without-hugo'];
  if (withHugo) writeHugo(theirs, records);

  const cold = await median(repeat, () => {
    rmSync(join(ours, 'state'), { recursive: true, force: true });
    return runArchive(ours);
  });
  const hugo = withHugo
    ? await median(repeat, () => {
        rmSync(join(theirs, 'public'), { recursive: true, force: true });
        return measure(['hugo', '--quiet'], { cwd: theirs });
      })
    : null;
  const unchanged = await runArchive(ours);
  let edits = 0;
  const changes: ArchiveRun[] = [];
  const changed = await median(EDITS, async () => {
    edits += 1;
    writeRecord(ours, withNewTitle(records, edits));
    const run = await runArchive(ours);
    changes.push(run);
    return run;
  });
  if (!options.keep) rmSync(folder, { recursive: true, force: true });

  const { pages } = cold.report;
  return {
    records: count,
    pages,
    cores: cpus().length,
    cold: {
      seconds: cold.seconds,
      cpuSeconds: cold.cpuSeconds,
      steps: cold.report.seconds,
      pagesPerSecond: Math.round(pages / cold.seconds),
      peakRssMb: cold.peakRssMb,
      ratioToHugo: hugo && ratio(cold.seconds, hugo.seconds),
      cpuRatioToHugo: hugo && ratio(cold.cpuSeconds, hugo.cpuSeconds),
    },
    hugo: hugo && {
      seconds: hugo.seconds,
      cpuSeconds: hugo.cpuSeconds,
      peakRssMb: hugo.peakRssMb,
    },
    nothingChanged: { seconds: unchanged.seconds, cpuSeconds: unchanged.cpuSeconds },
    oneRecordChanged: {
      seconds: changed.seconds,
      slowestSeconds: Math.max(...changes.map(({ seconds }) => seconds)),
      cpuSeconds: changed.cpuSeconds,
      steps: changed.report.seconds,
      pagesRendered: changed.report.pagesRendered,
      pagesRewritten: changed.report.pagesRewritten,
    },
  };
}

/** A festival in the middle, with a title it never had. */
function withNewTitle(records: readonly BenchRecord[], edit: number): BenchRecord {
  const festivals = records.filter(({ type }) => type === 'festival');
  const record = festivals[Math.floor(festivals.length / 2)];
  if (record === undefined) throw new Error('the corpus holds no festival');
  const { vi } = record.texts;
  return { ...record, texts: { ...record.texts, vi: { ...vi, title: `${vi.title} ${edit}` } } };
}

function ratio(ours: number, theirs: number): number {
  return Math.round((ours / theirs) * 100) / 100;
}

for (const count of options.records.split(',').map(Number)) {
  const result = await benchmark(count, Number(options.repeat));
  process.stdout.write(`${JSON.stringify(result, null, options.json ? 0 : 2)}\n`);
}
