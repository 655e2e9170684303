import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../catalogue.ts';
import {
  faultsOf,
  makeSampleRoot,
  mediaYaml,
  type RootFiles,
  recordYaml,
  textFile,
} from '../sample-root.ts';

const SOUND = Buffer.from('sound');
const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nTùng\n';
const TRACK = 'tracks: [{ kind: captions, lang: vi, file: vi.vtt }]\n';
const media = (files: RootFiles, facts = ''): RootFiles => ({
  'media/trong/record.yaml': mediaYaml('trong', SOUND, facts),
  'media/trong/drum.opus': SOUND,
  ...files,
});

test.each<[string, RootFiles, string[]]>([
  [
    'YAML that does not parse',
    { 'places/lang-a/record.yaml': 'id: lang-a\nkind: [a\n' },
    ['error yaml-syntax places/lang-a/record.yaml:3'],
  ],
  [
    'a key written twice',
    { 'places/lang-a/record.yaml': 'id: lang-a\nid: lang-b\n' },
    ['error yaml-syntax places/lang-a/record.yaml:2'],
  ],
  [
    'an alias, with which a small file could unfold without end',
    { 'places/lang-a/record.yaml': 'id: &a lang-a\ntype: *a\n' },
    ['error yaml-syntax places/lang-a/record.yaml:2'],
  ],
  [
    'a file that is not UTF-8',
    { 'places/lang-a/vi.md': Buffer.from('---\ntitle: L\xe0ng\n---\n', 'latin1') },
    ['error wrong-encoding places/lang-a/vi.md:2'],
  ],
  [
    'a file in UTF-16',
    { 'places/lang-a/record.yaml': Buffer.from('\uFEFFid: lang-a\n', 'utf16le') },
    ['error wrong-encoding places/lang-a/record.yaml:1'],
  ],
  [
    'a file name in NFD',
    media(
      { ['media/trong/trống.vtt'.normalize('NFD')]: VTT },
      TRACK.replace('vi.vtt', 'trống.vtt'),
    ),
    ['error file-name-not-nfc media/trong/trống.vtt:1'],
  ],
  [
    'a text in NFD',
    {
      'places/lang-a/vi.md': `---\n${'title: Làng A\nstatus: draft\n---\nLời cũ [@src-a].'.normalize('NFD')}\n`,
    },
    ['warning text-not-nfc places/lang-a/vi.md:2'],
  ],
  [
    'a text without front matter',
    { 'places/lang-a/vi.md': 'Lời [@src-a].\n' },
    ['error broken-front-matter places/lang-a/vi.md:1'],
  ],
  [
    'a front matter without an end',
    { 'places/lang-a/vi.md': '---\ntitle: Làng A\n' },
    ['error broken-front-matter places/lang-a/vi.md:1'],
  ],
  [
    'a front matter that does not parse',
    { 'places/lang-a/vi.md': '---\ntitle: Làng A\nstatus: "draft\n---\nLời.\n' },
    ['error broken-front-matter places/lang-a/vi.md:4'],
  ],
  [
    'an unknown field in a front matter',
    { 'places/lang-a/vi.md': textFile('Làng A', 'Lời [@src-a].', 'author: x\n') },
    ['error unknown-field places/lang-a/vi.md:4'],
  ],
  [
    'a folder that is no type’s',
    { 'songs/x/record.yaml': 'id: x\n' },
    ['warning unknown-folder songs:1'],
  ],
  [
    'a file astray in the root, a type’s folder, a record’s and the vocabularies',
    {
      'notes.txt': '',
      'places/notes.txt': '',
      'places/lang-a/map.svg': '',
      'vocabularies/x.yaml': '',
    },
    [
      'warning stray-file notes.txt:1',
      'warning stray-file places/lang-a/map.svg:1',
      'warning stray-file places/notes.txt:1',
      'warning stray-file vocabularies/x.yaml:1',
    ],
  ],
  [
    'a folder within a record',
    { 'places/lang-a/old/vi.md': '' },
    ['warning stray-file places/lang-a/old/:1'],
  ],
  [
    'a folder with texts and no record',
    { 'places/lang-b/vi.md': textFile('Làng B') },
    ['error record-absent places/lang-b:1'],
  ],
  [
    'an original that is not there',
    media({ 'media/trong/drum.opus': null }),
    ['error media-file-absent media/trong/record.yaml:6'],
  ],
  [
    'an original that was altered',
    media({ 'media/trong/drum.opus': 'sOund' }),
    ['error media-hash-differs media/trong/record.yaml:6'],
  ],
  [
    'an original cut short',
    media({ 'media/trong/drum.opus': 'soun' }),
    [
      'error media-hash-differs media/trong/record.yaml:6',
      'error media-size-differs media/trong/record.yaml:6',
    ],
  ],
  [
    'a setting that does nothing for the kind',
    media({}, 'processing:\n  posterAtSeconds: 0\n  soundTrack: 2\n'),
    ['warning processing-ignored media/trong/record.yaml:9'],
  ],
  [
    'a track that is not there',
    media({}, TRACK),
    ['error media-file-absent media/trong/record.yaml:8'],
  ],
  [
    'captions that do not parse',
    media({ 'media/trong/vi.vtt': VTT.replace('00:02.000', '2s') }, TRACK),
    ['error vtt-syntax media/trong/vi.vtt:3'],
  ],
  [
    'captions in SRT that do not parse',
    media(
      { 'media/trong/vi.srt': '1\r\n00:00:01,000 --> 00:00:02\r\nTùng\r\n' },
      TRACK.replace('vi.vtt', 'vi.srt'),
    ),
    ['error srt-syntax media/trong/vi.srt:2'],
  ],
  [
    'captions in SRT, in the letters of Windows',
    media(
      {
        'media/trong/vi.srt': Buffer.from(
          '1\n00:00:01,000 --> 00:00:02,000\nB\xe0 T\xf9ng\n',
          'latin1',
        ),
      },
      TRACK.replace('vi.vtt', 'vi.srt'),
    ),
    ['error wrong-encoding media/trong/vi.srt:3'],
  ],
])('tells %s', async (_, files, expected) => {
  const faults = await faultsOf(files);
  expect(faults.map((fault) => fault.normalize('NFC'))).toEqual(expected);
});

test('tells a content root that is not there, and reads the others', async () => {
  const root = makeSampleRoot();
  const catalogue = await loadCatalogue({
    roots: [
      { path: `${root.path}/`, private: false },
      { path: join(root.path, '../elsewhere'), private: true },
    ],
    cacheFolder: join(root.path, '../cache'),
    now: new Date(0),
    timeZone: 'UTC',
  });
  expect(catalogue.faults.map(({ name }) => name)).toEqual(['content-root-absent']);
  expect(catalogue.ids()).toHaveLength(4);
  root.remove();
});

test('passes over hidden files, READMEs and empty folders', async () => {
  const root = makeSampleRoot({
    '.DS_Store': '',
    'README.md': '',
    'places/README.md': '',
    'places/lang-a/README.md': '',
  });
  mkdirSync(join(root.path, 'places/empty'));
  expect((await root.load()).faults).toEqual([]);
  root.remove();
});

test('an original that is only in the object store is not looked for', async () => {
  const yaml = mediaYaml('trong', SOUND).replace('file: drum.opus, ', '');
  expect(await faultsOf({ 'media/trong/record.yaml': yaml })).toEqual([]);
});

test('tells a file that cannot be read', async () => {
  const root = makeSampleRoot({ 'places/lang-a/en.md': null });
  symlinkSync(join(root.path, 'nowhere'), join(root.path, 'places/lang-a/en.md'));
  const { faults } = await root.load();
  root.remove();
  expect(faults.map(({ name }) => name)).toEqual(['file-unreadable']);
});

test('a takedown that erased texts and files stops nothing', async () => {
  const yaml = mediaYaml('trong', SOUND, TRACK).replace('level: public', 'level: withdrawn');
  const files = {
    'media/trong/record.yaml': yaml,
    'places/lang-a/record.yaml': recordYaml('lang-a', 'place', 'kind: village\n').replace(
      'level: public',
      'level: withdrawn',
    ),
    'places/lang-a/vi.md': null,
    'places/lang-a/en.md': null,
  };
  expect(await faultsOf(files)).toEqual([
    'warning reference-to-withdrawn festivals/le-a/record.yaml:7',
  ]);
});
