import { expect, test } from 'vitest';
import { makeSampleRoot } from '#catalogue/sample-root.ts';
import { formatCoverage } from './format.ts';
import { measureCoverage } from './measure.ts';

async function coverageOf(files: Parameters<typeof makeSampleRoot>[0]) {
  const root = makeSampleRoot(files);
  const catalogue = await root.load();
  const coverage = measureCoverage(catalogue.all());
  catalogue.close();
  root.remove();
  return coverage;
}

const paragraphs = (...all: string[]) =>
  `---\ntitle: Lễ A\nsummary: Tóm tắt. [@src-a]\nstatus: draft\n---\n\n## Đầu đề\n\n${all.join('\n\n')}\n`;

test('counts summaries and paragraphs, and those of them that cite nothing', async () => {
  const coverage = await coverageOf({
    'festivals/le-a/vi.md': paragraphs('Có nguồn. [@src-a]', 'Không nguồn.'),
  });
  const festival = coverage.records.find(({ id }) => id === 'le-a');
  expect(festival).toMatchObject({ sources: 1, uncited: 1, untitled: [] });
  expect(coverage.types.find(({ type }) => type === 'festival')).toMatchObject({ uncited: 1 });
  expect(formatCoverage(coverage, 'vi')).toContain('Còn đoạn chưa dẫn nguồn: le-a');
});

test('counts links by kind, and names sources that nothing rests on', async () => {
  const coverage = await coverageOf({
    'sources/src-b/record.yaml':
      'id: src-b\ntype: source\nreview: compiled-from-public-sources\naccess: { level: public }\ncitation: { title: B, kind: book }\ndateRead: 2026-11-21\nlicence: InC\n',
    'festivals/le-a/vi.md': paragraphs('Xem [làng](record:lang-a). [@src-a]'),
  });
  const count = (kind: string) => coverage.links.find((link) => link.kind === kind)?.count;
  expect([count('community'), count('place'), count('record-link')]).toEqual([1, 1, 1]);
  expect(coverage.idleSources).toEqual(['src-b']);
});

test('names the records that lack a Vietnamese or an English title', async () => {
  const coverage = await coverageOf({ 'places/lang-a/en.md': null });
  expect(coverage.records.find(({ id }) => id === 'lang-a')?.untitled).toEqual(['en']);
  expect(formatCoverage(coverage, 'en')).toContain('Titles missing: lang-a (en)');
});
