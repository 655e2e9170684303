/**
 * Of every golden record what its page says to search engines, harvesters and reference managers: `records/<id>.json`
 * → `<standard>/<id>.*`. Where an export was meant to change, `vitest run -u` writes the files anew and `git diff`
 * shows what that means for each record.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { citationTags } from '#components/record/citation-tags.ts';
import { citedWork } from '#components/record/cited-work.ts';
import { jsonLdOf } from '#components/record/json-ld.ts';
import { recordView } from '#components/record/record-view.ts';
import { referencesFor } from '#components/references.ts';
import { routes } from '#domain/public/routes.ts';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import { toBibtex } from '#exports/citation/bibtex.ts';
import { toCoins } from '#exports/citation/coins.ts';
import { toCslJson } from '#exports/citation/csl-json.ts';
import { toRis } from '#exports/citation/ris.ts';
import { pageFor } from '#layouts/page.ts';
import { GOLDEN_FOLDER, goldenArchive, goldenRecords, SITE } from './golden-archive.ts';
import { readBibtex, readCoins, readRis } from './read-citations.ts';

const goldens = goldenRecords();
const archive = goldenArchive(goldens);
const shown = goldens.map(({ locale, record }) => {
  const route = routes.record(locale, record.type, record.slug);
  const page = pageFor({ site: SITE, assets: {} }, locale, route);
  const references = referencesFor(archive, page);
  const view = recordView(page, record, references);
  const work = citedWork(page, view);
  return {
    id: record.id,
    work,
    jsonLd: `${JSON.stringify(jsonLdOf(page, view, references), null, 2)}\n`,
    tags: citationTags(page, view, references),
    bibtex: toBibtex(work),
    ris: toRis(work),
    csl: toCslJson(work),
    coins: toCoins(work, 'kho.example'),
  };
});
const golden = (standard: string, file: string) => join(GOLDEN_FOLDER, standard, file);

test('there is a record of every type', () => {
  const types = new Set(goldens.map(({ record }) => record.type));
  expect(RECORD_TYPES.filter((type) => !types.has(type))).toEqual([]);
});

test('what has no page is named nowhere', () => {
  const said = JSON.stringify(shown);
  expect(JSON.stringify(goldens)).toContain('khong-trang');
  expect(said).not.toContain('khong-trang');
});

describe.each(shown)('$id', ({ id, work, jsonLd, tags, bibtex, ris, csl, coins }) => {
  test('schema.org', () => expect(jsonLd).toMatchFileSnapshot(golden('json-ld', `${id}.json`)));

  test('Dublin Core and citation tags', async () => {
    const lines = tags.map(({ name, content, lang }) =>
      [name, lang ?? '', content].join('\t').trimEnd(),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden('meta', `${id}.tsv`));
  });

  test('BibTeX, read back by another program', async () => {
    await expect(bibtex).toMatchFileSnapshot(golden('bibtex', `${id}.bib`));
    const read = readBibtex(bibtex);
    expect(read.title).toBe(work.title);
    expect(read.authors).toEqual(work.authors);
    if (work.url !== null) expect(decodeURI(read.url ?? '')).toBe(decodeURI(work.url));
  });

  test('RIS, read back by another program', async () => {
    await expect(ris).toMatchFileSnapshot(golden('ris', `${id}.ris`));
    const read = readRis(ris);
    expect(read).toMatchObject({ title: work.title, url: work.url ?? undefined });
    expect(read.authors).toEqual(work.authors);
  });

  test('CSL-JSON', async () => {
    await expect(csl).toMatchFileSnapshot(golden('csl-json', `${id}.json`));
  });

  test('COinS, read back', async () => {
    await expect(`${coins}\n`).toMatchFileSnapshot(golden('coins', `${id}.txt`));
    expect(readCoins(coins)).toMatchObject({
      title: work.title,
      creators: work.authors,
      url: work.url,
    });
  });
});
