import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { BENCH_LOCALES, type BenchRecord, citedBy } from './corpus.ts';

/** Types that Hugo holds as terms of a taxonomy, with the list of what uses them. */
const TERMS = ['community', 'place', 'concept', 'source'] as const;

const CONFIG = `baseURL = "https://archive.example/"
title = "Bench"
defaultContentLanguage = "vi"
defaultContentLanguageInSubdir = true
disableKinds = []
paginate = 48
[languages.vi]
contentDir = "content/vi"
languageName = "Tiếng Việt"
[languages.en]
contentDir = "content/en"
languageName = "English"
[languages.km]
contentDir = "content/km"
languageName = "ភាសាខ្មែរ"
[taxonomies]
community = "communities"
place = "places"
concept = "concepts"
source = "sources"
month = "months"
[outputs]
home = ["HTML", "RSS", "JSON"]
section = ["HTML"]
taxonomy = ["HTML"]
term = ["HTML"]
[related]
threshold = 1
[[related.indices]]
name = "concepts"
weight = 100
[[related.indices]]
name = "communities"
weight = 80
[[related.indices]]
name = "places"
weight = 60
[markup.goldmark.renderer]
unsafe = true
`;

/** Writes the same records as a Hugo site in `folder`, with the theme that stands in ./hugo. */
export function writeHugo(folder: string, records: readonly BenchRecord[]): void {
  mkdirSync(folder, { recursive: true });
  writeTheme(join(import.meta.dirname, 'hugo'), join(folder, 'layouts'));
  writeFileSync(join(folder, 'config.toml'), CONFIG);
  for (const record of records) {
    const isTerm = (TERMS as readonly string[]).includes(record.type);
    for (const locale of BENCH_LOCALES) {
      const section = join(folder, 'content', locale, TYPE_FOLDER[record.type]);
      mkdirSync(isTerm ? join(section, record.id) : section, { recursive: true });
      const file = isTerm
        ? join(section, record.id, '_index.md')
        : join(section, `${record.id}.md`);
      writeFileSync(file, hugoPage(record, locale));
    }
  }
}

/** Templates are kept under names that formatters of HTML leave alone. */
function writeTheme(from: string, to: string): void {
  for (const file of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!/\.go(html|json)$/.test(file)) continue;
    const target = join(to, file.replace('.go', '.'));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(from, file), target);
  }
}

function hugoPage(record: BenchRecord, locale: (typeof BENCH_LOCALES)[number]): string {
  const { title, summary, paragraphs } = record.texts[locale];
  const cited = (n: number) =>
    citedBy(record, n)
      .map((id) => `<sup><a href="#${id}">${record.sources.indexOf(id) + 1}</a></sup>`)
      .join(' ');
  const list = (name: string, ids: readonly string[]) =>
    ids.length === 0 ? '' : `${name}: [${ids.join(', ')}]\n`;
  return `---
title: "${title}"
summary: "${summary}"
id: ${record.id}
kind: ${record.type}
${locale === 'vi' ? `aliases: [/id/${record.id}/]\n` : ''}${list('communities', record.communities)}${list('places', record.places)}${list('concepts', record.concepts)}${record.related === null ? '' : list('sources', record.sources)}${record.type === 'festival' || record.type === 'product' ? `months: ["${record.month}"]\n` : ''}${record.related === null ? '' : `also: ${record.related}\n`}---

${paragraphs.map((paragraph, n) => `${paragraph} ${cited(n)}\n`).join('\n')}`;
}
