import { REFERENCE_KINDS } from '#catalogue/references/reference-kinds.ts';
import { TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { Coverage } from './measure.ts';

const WORDS = {
  vi: {
    columns: [
      'loại',
      'bản ghi',
      'nguồn',
      'câu, đoạn',
      'không nguồn',
      'liên kết',
      'thiếu tựa vi/en',
    ],
    total: 'tất cả',
    links: 'Liên kết giữa các bản ghi',
    uncited: 'Còn đoạn chưa dẫn nguồn',
    untitled: 'Còn thiếu tựa',
    idle: (count: number) => `Nguồn chưa có bản ghi nào dựa vào: ${count}.`,
  },
  en: {
    columns: ['type', 'records', 'sources', 'statements', 'uncited', 'links', 'untitled vi/en'],
    total: 'all',
    links: 'Links between records',
    uncited: 'Statements without a source',
    untitled: 'Titles missing',
    idle: (count: number) => `Sources that no record rests on: ${count}.`,
  },
} as const;

/** The coverage for a terminal: a table by type, links by kind, then every record that falls short. */
export function formatCoverage(coverage: Coverage, lang: 'vi' | 'en'): string {
  const words = WORDS[lang];
  const rows = coverage.types.map((row) => [
    TYPE_FOLDER[row.type],
    row.records,
    row.sources,
    row.statements,
    row.uncited,
    row.links,
    row.untitled,
  ]);
  const sums = [1, 2, 3, 4, 5, 6].map((column) =>
    // A source that serves two types is one source.
    column === 2
      ? new Set(coverage.records.filter(({ type }) => type === 'source').map(({ id }) => id)).size
      : rows.reduce((sum, row) => sum + Number(row[column]), 0),
  );
  const short = (title: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : ['', `${title}: ${ids.join(', ')}`];
  return [
    ...table([[...words.columns], ...rows, [words.total, ...sums]]),
    '',
    `${words.links}: ${coverage.links
      .map(({ kind, count }) => `${REFERENCE_KINDS[kind].words[lang]} ${count}`)
      .join(' · ')}`,
    ...short(
      words.uncited,
      coverage.records.filter(({ uncited }) => uncited > 0).map(({ id }) => id),
    ),
    ...short(
      words.untitled,
      coverage.records
        .filter(({ untitled }) => untitled.length > 0)
        .map(({ id, untitled }) => `${id} (${untitled.join(', ')})`),
    ),
    '',
    words.idle(coverage.idleSources.length),
  ].join('\n');
}

/** Columns as wide as their widest cell; figures end where the column does. */
function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...String(row[column])].length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const text = String(cell);
        const gap = ' '.repeat((widths[column] ?? 0) - [...text].length);
        return column === 0 ? text + gap : gap + text;
      })
      .join('  ')
      .trimEnd(),
  );
}
