import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Channel, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { BENCH_LOCALES, type BenchRecord, citedBy } from './corpus.ts';

interface ArchiveOptions {
  /** Lines at the end of archive.yaml, and at the end of its `site`. */
  settings?: string;
  site?: string;
  /** Channels of all records; the usual ones, where not said. */
  channels?: readonly Channel[];
}

/** Writes archive.yaml and a content root in `folder`, as editors would. */
export function writeArchive(
  folder: string,
  records: readonly BenchRecord[],
  { settings = '', site = '', channels }: ArchiveOptions = {},
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'archive.yaml'),
    `name: Bench
site:
  url: https://archive.example
  locales: [${BENCH_LOCALES.join(', ')}]
${site}contentRoots:
  - path: content
${settings}`,
  );
  for (const record of records) writeRecord(folder, record, channels);
}

/** Writes one record, new or changed. */
export function writeRecord(
  folder: string,
  record: BenchRecord,
  channels?: readonly Channel[],
): void {
  const home = join(folder, 'content', TYPE_FOLDER[record.type], record.id);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'record.yaml'), recordYaml(record, channels));
  if (record.type === 'source') return;
  for (const locale of BENCH_LOCALES) {
    const { title, summary, paragraphs } = record.texts[locale];
    const cited = (n: number) =>
      `[${citedBy(record, n)
        .map((id) => `@${id}`)
        .join('; ')}]`;
    const body = paragraphs.map((paragraph, n) => `${paragraph} ${cited(n)}\n`);
    writeFileSync(
      join(home, `${locale}.md`),
      `---\ntitle: "${title}"\nsummary: "${summary} ${cited(0)}"\nstatus: reviewed\n---\n\n${body.join('\n')}`,
    );
  }
}

function recordYaml(record: BenchRecord, channels: readonly Channel[] = []): string {
  const list = (name: string, ids: readonly string[]) =>
    ids.length === 0 ? '' : `${name}: [${ids.join(', ')}]\n`;
  const isSource = record.type === 'source';
  return [
    `id: ${record.id}\ntype: ${record.type}\nreview: compiled-from-public-sources\n`,
    'access:\n  level: public\n',
    list('  channels', channels),
    list('communities', record.communities),
    list('places', record.places),
    list('concepts', record.concepts),
    isSource ? '' : list('sources', record.sources),
    record.related === null || record.related === record.id
      ? ''
      : `related:\n  - id: ${record.related}\n`,
    ownFacts(record),
    'rights:\n  licence: CC-BY-4.0\n  holder: Bench\n',
  ].join('');
}

function ownFacts({ type, texts, month, sources }: BenchRecord): string {
  const { vi, en, km } = texts;
  const words = `{ vi: "${vi.title}", en: "${en.title}", km: "${km.title}" }`;
  switch (type) {
    case 'festival':
      return `calendar:\n  rule: gregorian-window\n  from: "${twoDigits(month)}-01"\n  to: "${twoDigits(month)}-20"\ncalendarSources: [${sources[0]}]\n`;
    case 'custom':
      return 'domain: social\n';
    case 'product':
      return `season:\n  months: [${month}]\n  sources: [${sources[0]}]\n`;
    case 'community':
      return 'languages: [vi]\n';
    case 'place':
      return 'kind: province\n';
    case 'concept':
      return `scheme: bench\nprefLabel: ${words}\n`;
    case 'source':
      return `citation:\n  title: "${vi.title}"\n  publisher: Bench\n  url: https://source.example/${month}\n  kind: web-page\ndateRead: 2026-01-01\nlicence: facts-only\n`;
  }
}

function twoDigits(month: number): string {
  return String(month).padStart(2, '0');
}
