import { expect, test } from 'vitest';
import {
  faultsOf,
  makeSampleRoot,
  mediaYaml,
  type RootFiles,
  recordYaml,
  textFile,
} from '../sample-root.ts';

const VI = 'festivals/le-a/vi.md';
const body = (markdown: string): RootFiles => ({ [VI]: textFile('Lễ A', markdown) });
const TERMS = `- id: bien-dong
  canonical: { vi: Biển Đông, en: East Sea, zh: 东海 }
  forbidden:
    - { lang: en, text: Old Sea }
    - { lang: zh-Hans, text: 旧海, except: [旧海庙] }
  reason: { vi: Tên của ta., en: Our name. }
`;
const locked = (files: RootFiles): RootFiles => ({ 'vocabularies/terms.yaml': TERMS, ...files });

test.each<[string, RootFiles, string[]]>([
  [
    'a title in no language',
    { [VI]: null, 'festivals/le-a/en.md': null },
    ['error missing-title festivals/le-a/record.yaml:1'],
  ],
  [
    'a missing English title',
    { 'festivals/le-a/en.md': null },
    ['warning missing-translation festivals/le-a/record.yaml:1'],
  ],
  [
    'a missing Vietnamese title',
    { [VI]: null },
    ['warning missing-translation festivals/le-a/record.yaml:1'],
  ],
  [
    'a paragraph without a source',
    body('Một [@src-a].\n\nHai.'),
    [`error uncited-paragraph ${VI}:8`],
  ],
  [
    'a list without a source',
    body('Một [@src-a].\n\n- hai\n- ba'),
    [`error uncited-paragraph ${VI}:8`],
  ],
  [
    'a summary without a source',
    { [VI]: textFile('Lễ A', 'Lời [@src-a].', 'summary: Tóm tắt.\n') },
    [`error uncited-summary ${VI}:4`],
  ],
  [
    'a citation written otherwise',
    body('Một [@src-a, tr. 5; @src-a].'),
    [`error malformed-citation ${VI}:6`, `error uncited-paragraph ${VI}:6`],
  ],
  [
    'a link that runs a script',
    body('[Bấm](javascript:alert) [@src-a].'),
    [`error bad-link ${VI}:6`],
  ],
  ['a link to a file', body('[Bấm](../x.md) [@src-a].'), [`error bad-link ${VI}:6`]],
  [
    'a language of a run of words that is no tag',
    body('Lời [x]{lang=k_m} [@src-a].'),
    [`error bad-language-tag ${VI}:6`],
  ],
  [
    'HTML in a text',
    body('Lời <b>to</b> [@src-a].'),
    [`warning html-in-text ${VI}:6`, `warning html-in-text ${VI}:6`],
  ],
  [
    'a picture in a text',
    body('Lời ![hình](x.jpg) [@src-a].'),
    [`warning markdown-not-used ${VI}:6`],
  ],
  [
    'a locked term in a title',
    locked({ 'festivals/le-a/en.md': textFile('The old  SEA') }),
    ['error locked-term festivals/le-a/en.md:2'],
  ],
  [
    'a locked term in a summary',
    locked({ 'festivals/le-a/en.md': textFile('A', 'B [@src-a]', 'summary: Old Sea [@src-a]\n') }),
    ['error locked-term festivals/le-a/en.md:4'],
  ],
  [
    'a locked term in a body',
    locked({ 'festivals/le-a/en.md': textFile('A', 'B [@src-a].\n\nBy the\nOld Sea [@src-a].') }),
    ['error locked-term festivals/le-a/en.md:9'],
  ],
  [
    'a locked term in a name',
    locked({
      'places/lang-a/record.yaml': recordYaml(
        'lang-a',
        'place',
        'kind: village\nnames:\n  - { text: Old Sea, lang: en, kind: alternate }\n',
      ),
    }),
    ['error locked-term places/lang-a/record.yaml:7'],
  ],
  [
    'a locked term in words per language',
    locked({
      'places/lang-a/record.yaml': recordYaml(
        'lang-a',
        'place',
        'kind: village\nhistory:\n  - date: 2026-01-01\n    note: { vi: Lời, en: Old Sea }\n',
      ),
    }),
    ['error locked-term places/lang-a/record.yaml:8'],
  ],
  [
    'a locked term in captions',
    locked({
      'media/trong/record.yaml': mediaYaml(
        'trong',
        Buffer.from('s'),
        'tracks: [{ kind: captions, lang: en, file: en.vtt }]\n',
      ),
      'media/trong/drum.opus': 's',
      'media/trong/en.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nOld Sea\n',
    }),
    ['error locked-term media/trong/en.vtt:4'],
  ],
  [
    'a locked term in a script without spaces',
    locked({ 'festivals/le-a/zh.md': textFile('在旧海边') }),
    ['error locked-term festivals/le-a/zh.md:2'],
  ],
  [
    'no locked term in a phrase that is excepted, and the next one all the same',
    locked({ 'festivals/le-a/zh.md': textFile('旧海庙', '在旧海庙，在旧海边 [@src-a]。') }),
    ['error locked-term festivals/le-a/zh.md:6'],
  ],
])('tells %s', async (_, files, expected) => {
  expect(await faultsOf(files)).toEqual(expected);
});

test('a locked term is a whole word of its own language, and an exonym may keep it for the search', async () => {
  const files = locked({
    'festivals/le-a/en.md': textFile('Bold Seals, old seaman'),
    [VI]: textFile('Old Sea'),
    'places/lang-a/record.yaml': recordYaml(
      'lang-a',
      'place',
      'kind: village\nnames: [{ text: Old Sea, lang: en, kind: exonym }]\n',
    ),
  });
  expect(await faultsOf(files)).toEqual([]);
});

test('a locked term says what to write instead, and why', async () => {
  const root = makeSampleRoot(locked({ 'festivals/le-a/en.md': textFile('Old Sea') }));
  const [fault] = (await root.load()).faults;
  root.remove();
  expect(fault?.what.en).toBe('"Old Sea" is a locked term (bien-dong): Our name.');
  expect(fault?.hint).toEqual({ vi: 'Viết "East Sea".', en: 'Write "East Sea".' });
});

test('another list of terms is held against every text, unchanged ones too', async () => {
  const root = makeSampleRoot({ 'festivals/le-a/en.md': textFile('Old Sea') });
  expect((await root.load()).faults).toEqual([]);
  root.write({ 'vocabularies/terms.yaml': TERMS });
  const second = await root.load();
  expect(second.faults.map(({ name }) => name)).toEqual(['locked-term']);
  expect(second.terms.map(({ id }) => id)).toEqual(['bien-dong']);
  root.remove();
});

test('headings, narratives and records that state no facts need no source', async () => {
  const files = {
    [VI]: textFile('Lễ A', '## Mở đầu\n\nLời [@src-a].'),
    'festivals/le-a/km.narrative.md': textFile('ពិធី', 'Lời của cộng đồng.'),
    'sources/src-a/vi.md': textFile('Nguồn A', 'Lời không dẫn nguồn.'),
  };
  expect(await faultsOf(files)).toEqual([]);
});
