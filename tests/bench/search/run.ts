/**
 * `npm run bench:search -- [--sizes k1,k10,k50] [--engines ours,pagefind,…] [--missed] [--named] [--json]`: the
 * golden queries, and others made by program of the records' names, put to our static index and to its peers
 * (Meilisearch when MEILISEARCH_BIN or MEILISEARCH_URL is set) over the sample archive grown to 1,000,
 * 10,000 and 50,000 records, one engine after the other, each in a process of its own. `--missed` prints the
 * tuning queries that missed; `--named`: grown titles name peoples, as real ones do; `--json` ends with one
 * line of JSON: `{ ours: { k1: { … } } }`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { allQueries, type EngineFigures } from './figures.ts';
import { writeGrown } from './grown-archive.ts';
import { madeQueries } from './made-queries.ts';
import { sampleProjection } from './sample-projection.ts';

const SIZES: Readonly<Record<string, number>> = { k1: 1_000, k10: 10_000, k50: 50_000 };
const PROGRAM = join(import.meta.dirname, 'engines/process.ts');
/** MiniSearch keeps all it knows in objects; ours is held to what it needs, or V8 would let it grow. */
const HEAP_MB: Readonly<Record<string, number>> = { ours: 600 };
const MOST_HEAP_MB = 16_000;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'k1,k10,k50' },
    engines: { type: 'string', default: 'ours,pagefind,miniSearch,fts5,meilisearch' },
    missed: { type: 'boolean', default: false },
    named: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'bench-search-'));
const figures: Record<string, Record<string, EngineFigures>> = {};
try {
  const sample = await sampleProjection(join(folder, 'sample'));
  const made = madeQueries(sample);
  print(`${allQueries(made).length} queries, ${made.length} of them made by program`);
  for (const size of values.sizes.split(',')) {
    const archive = join(folder, size);
    writeGrown(sample, { count: SIZES[size] ?? 0, folder: archive, named: values.named });
    await writeFile(join(archive, 'made-queries.json'), JSON.stringify(made));
    for (const engine of values.engines.split(',')) {
      const found = await measured(engine, archive);
      if (found === null) continue;
      figures[engine] = { ...figures[engine], [size]: found };
      report(engine, size, found);
    }
    await rm(archive, { recursive: true });
  }
  sample.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);

async function measured(engine: string, archive: string): Promise<EngineFigures | null> {
  const { stdout, stderr, exitCode } = await execa(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB[engine] ?? MOST_HEAP_MB}`, PROGRAM, engine, archive],
    { reject: false },
  );
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (exitCode === 0) return JSON.parse(last) as EngineFigures;
  print(`${engine}: ${stderr.trim().split('\n').slice(-5).join('\n')}`);
  return null;
}

function report(engine: string, size: string, { byClass, missed, ...plain }: EngineFigures): void {
  print(`\n${engine}, ${size}`);
  for (const [name, value] of Object.entries(plain)) {
    print(`  ${name.padEnd(18)} ${value === null ? '–' : Math.round(value * 1000) / 1000}`);
  }
  for (const [half, classes] of Object.entries(byClass)) {
    const told = Object.entries(classes).map(([name, value]) => `${name} ${value.toFixed(2)}`);
    if (told.length > 0) print(`  ${half}: ${told.join(', ')}`);
  }
  if (!values.missed) return;
  for (const { half, query, class: kind, expect, got } of missed) {
    if (half === 'tuning') print(`    ${kind}: ${query} → ${expect.join(' ')} | ${got.join(' ')}`);
  }
}

function print(line: string): void {
  const stream = values.json ? process.stderr : process.stdout;
  stream.write(`${line}\n`);
}
