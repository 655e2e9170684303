import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { updateAllExports } from '#cli/build/exports/update-exports.ts';
import { projectRecords } from '#cli/build/project-records.ts';
import { openWorkspace, type Workspace } from '#cli/workspace.ts';
import type { Channel } from '#domain/public/vocabulary.ts';
import { PROJECTION_FILES } from '#public-records/format.ts';
import { openPublicRecords } from '#public-records/reader.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import { type BenchRecord, makeCorpus } from './corpus.ts';
import { writeArchive, writeRecord } from './write-archive.ts';

/**
 * `npm run bench:exports -- [--records 10000] [--json]`: every export that is kept by record (oai_dc and EDM, the
 * dataset, the JSON API, the national transfer, manifests' changes), first of all records, then after one has changed,
 * with the files that go out written to a folder. Beside them, in the same run, the least an exporter can do: each public
 * record read, made one JSON file, and, after a change, all of them again.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    records: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
  },
});

/** One edit after the other; their median counts. */
const EDITS = 5;
const CHANNELS: readonly Channel[] = ['page', 'search', 'embed', 'harvest', 'dataset'];
const count = Number(values.records);
const folder = mkdtempSync(join(tmpdir(), 'bench-exports-'));
try {
  const corpus = makeCorpus(count);
  const archive = join(folder, 'archive');
  writeArchive(archive, corpus, { channels: CHANNELS, site: '  contact: bench@archive.example\n' });
  const workspace = openWorkspace({ config: join(archive, 'archive.yaml') });
  const out = folderOfFiles(join(folder, 'out'));

  await project(workspace);
  const full = timed(() => exportAll(workspace, out));
  const bare = timed(() => writePlainly(workspace, join(folder, 'plain')));
  const edits: ReturnType<typeof exportAll>[] = [];
  const seconds: number[] = [];
  for (let edit = 1; edit <= EDITS; edit += 1) {
    writeRecord(archive, withNewTitle(corpus, edit), CHANNELS);
    await project(workspace);
    const one = timed(() => exportAll(workspace, out));
    edits.push(one.result);
    seconds.push(one.seconds);
  }
  const bareAgain = timed(() => writePlainly(workspace, join(folder, 'plain')));
  const last = edits.at(-1) ?? full.result;
  const figures = {
    records: count,
    recordsPerSecond: Math.round(count / full.seconds),
    fullSeconds: rounded(full.seconds),
    items: full.result.items,
    files: full.result.files,
    mb: rounded(full.result.bytes / 1e6),
    oneRecordSeconds: rounded(median(seconds)),
    oneRecordSlowestSeconds: rounded(Math.max(...seconds)),
    oneRecordItems: last.items,
    oneRecordFilesWritten: last.written,
    oneRecordMbWritten: rounded(last.writtenBytes / 1e6),
    plainJson: {
      recordsPerSecond: Math.round(count / bare.seconds),
      oneRecordSeconds: rounded(bareAgain.seconds),
    },
  };
  if (!values.json) {
    for (const [name, value] of Object.entries(figures)) {
      process.stdout.write(`${name.padEnd(26)} ${JSON.stringify(value)}\n`);
    }
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function project(workspace: Workspace): Promise<void> {
  const now = new Date();
  const catalogue = await loadCatalogue({
    roots: workspace.contentRoots,
    cacheFolder: workspace.folders.catalogue,
    now,
    timeZone: workspace.site.timeZone,
  });
  await projectRecords(workspace, { catalogue, now });
  catalogue.close();
}

function exportAll(workspace: Workspace, out: ReturnType<typeof folderOfFiles>) {
  const records = openPublicRecords(workspace.folders.projection);
  try {
    const { files, counts } = updateAllExports(workspace, { records, full: false });
    return { items: counts.made, ...out.place(files) };
  } finally {
    records.close();
  }
}

/** A folder into which files are put as a release would: what is there already is left alone. */
function folderOfFiles(home: string) {
  const known = new Map<string, string>();
  return {
    place(files: readonly OutsideFile[]) {
      let [bytes, written, writtenBytes] = [0, 0, 0];
      for (const { path, from } of files) {
        const text = 'bytes' in from ? Buffer.from(from.bytes) : null;
        const made = 'linkTo' in from ? from.known : null;
        const size = text?.length ?? made?.sizeBytes ?? 0;
        bytes += size;
        const content = text?.toString('latin1') ?? made?.sha256 ?? '';
        if (known.get(path) === content) continue;
        known.set(path, content);
        const to = join(home, path);
        mkdirSync(dirname(to), { recursive: true });
        rmSync(to, { force: true });
        if (text !== null) writeFileSync(to, text);
        else if ('linkTo' in from) linkSync(from.linkTo, to);
        else if ('copyOf' in from) copyFileSync(from.copyOf, to);
        written += 1;
        writtenBytes += size;
      }
      return { files: files.length, bytes, written, writtenBytes };
    },
  };
}

function writePlainly({ folders }: Workspace, home: string): void {
  mkdirSync(home, { recursive: true });
  const lines = readFileSync(join(folders.projection, PROJECTION_FILES.records), 'utf8');
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const record = JSON.parse(line) as { id: string };
    writeFileSync(join(home, `${record.id}.json`), JSON.stringify(record));
  }
}

/** A festival in the middle, with a title it never had. */
function withNewTitle(records: readonly BenchRecord[], edit: number): BenchRecord {
  const festivals = records.filter(({ type }) => type === 'festival');
  const record = festivals[Math.floor(festivals.length / 2)];
  if (record === undefined) throw new Error('the corpus holds no festival');
  const { vi } = record.texts;
  return { ...record, texts: { ...record.texts, vi: { ...vi, title: `${vi.title} ${edit}` } } };
}

function timed<T>(run: () => T): { result: T; seconds: number } {
  const start = performance.now();
  const result = run();
  return { result, seconds: (performance.now() - start) / 1000 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
