import { expect, test } from 'vitest';
import {
  faultsOf,
  makeSampleRoot,
  mediaYaml,
  type RootFiles,
  recordYaml,
  textFile,
} from '../sample-root.ts';

const RULE = 'calendar: { rule: unsourced }\n';
const festival = (facts: string): RootFiles => ({
  'festivals/le-a/record.yaml': recordYaml('le-a', 'festival', `${RULE}${facts}`),
});
const record = (folder: string, type: string, facts: string): RootFiles => ({
  [`${folder}/x/record.yaml`]: recordYaml('x', type, facts),
  [`${folder}/x/vi.md`]: textFile('Tên'),
  [`${folder}/x/en.md`]: textFile('Title'),
});

test.each<[string, RootFiles, string]>([
  ['community', festival('communities: [no-one]\n'), 'festivals/le-a/record.yaml:6'],
  ['place', festival('places:\n  - lang-a\n  - no-one\n'), 'festivals/le-a/record.yaml:8'],
  ['concept', festival('concepts: [no-one]\n'), 'festivals/le-a/record.yaml:6'],
  ['media', festival('media: [no-one]\n'), 'festivals/le-a/record.yaml:6'],
  [
    'source',
    festival('programme:\n  - title: { vi: Lời }\n    sources: [no-one]\n'),
    'festivals/le-a/record.yaml:8',
  ],
  ['related', festival('related:\n  - id: no-one\n'), 'festivals/le-a/record.yaml:7'],
  [
    'citation',
    { 'festivals/le-a/vi.md': textFile('Lễ A', 'Một [@src-a].\n\nHai\nba [@no-one].') },
    'festivals/le-a/vi.md:9',
  ],
  [
    'citation',
    { 'festivals/le-a/vi.md': textFile('Lễ A', 'Lời [@src-a].', 'summary: Tóm tắt [@no-one]\n') },
    'festivals/le-a/vi.md:4',
  ],
  [
    'record-link',
    { 'festivals/le-a/vi.md': textFile('Lễ A', 'Xem [kia](record:no-one) [@src-a].') },
    'festivals/le-a/vi.md:6',
  ],
  [
    'reviewer',
    { 'festivals/le-a/vi.md': textFile('Lễ A', 'Lời [@src-a].', 'reviewedBy: no-one\n') },
    'festivals/le-a/vi.md:4',
  ],
  ['listing', festival('listings: [no-one]\n'), 'festivals/le-a/record.yaml:6'],
  [
    'place',
    record(
      'communities',
      'community',
      'population:\n  - { year: 2019, count: 1, place: no-one, sources: [src-a] }\n',
    ),
    'communities/x/record.yaml:6',
  ],
  ['maker', record('products', 'product', 'makers: [no-one]\n'), 'products/x/record.yaml:5'],
  [
    'material',
    record('customs', 'custom', 'domain: craft\nmaterials: [no-one]\n'),
    'customs/x/record.yaml:6',
  ],
  [
    'parent-place',
    record('places', 'place', 'kind: village\nparent: no-one\n'),
    'places/x/record.yaml:6',
  ],
  [
    'successor',
    record('places', 'place', 'kind: village\nsucceededBy: [no-one]\n'),
    'places/x/record.yaml:6',
  ],
  [
    'parent-community',
    record('communities', 'community', 'parent: no-one\n'),
    'communities/x/record.yaml:5',
  ],
  [
    'custodian',
    record('communities', 'community', 'custodians: [no-one]\n'),
    'communities/x/record.yaml:5',
  ],
  [
    'protocol',
    record('communities', 'community', 'protocols: [no-one]\n'),
    'communities/x/record.yaml:5',
  ],
  [
    'owner',
    record('protocols', 'protocol', 'owner: no-one\nasks: { vi: Lời }\n'),
    'protocols/x/record.yaml:5',
  ],
  [
    'person',
    record('protocols', 'protocol', 'owner: nhom-a\nasks: { vi: Lời }\nmembers: [no-one]\n'),
    'protocols/x/record.yaml:7',
  ],
  [
    'occurrence-subject',
    record('occurrences', 'occurrence', 'of: no-one\nstatus: computed\nstart: 2026-01-01\n'),
    'occurrences/x/record.yaml:5',
  ],
  [
    'broader',
    record('concepts', 'concept', 'scheme: s\nprefLabel: { vi: A, en: A }\nbroader: no-one\n'),
    'concepts/x/record.yaml:7',
  ],
  [
    'story-record',
    record(
      'stories',
      'story',
      'blocks:\n  - { kind: prose, section: 0 }\n  - { kind: record, record: no-one }\n',
    ),
    'stories/x/record.yaml:7',
  ],
  [
    'bulletin-item',
    record('bulletins', 'bulletin', 'items: [no-one]\n'),
    'bulletins/x/record.yaml:5',
  ],
])('an unknown %s is told by its own name, where it is written', async (kind, files, place) => {
  expect(await faultsOf(files)).toEqual([`error unknown-${kind} ${place}`]);
});

test('a protocol in the access of a record is a reference too', async () => {
  const files = {
    'festivals/le-a/record.yaml': `id: le-a\ntype: festival\nreview: community-authored\naccess:\n  level: protocol\n  protocols: [no-one]\n${RULE}`,
  };
  expect(await faultsOf(files)).toEqual(['error unknown-protocol festivals/le-a/record.yaml:6']);
});

test('a reference to a record of the wrong type says which types there are', async () => {
  const root = makeSampleRoot(festival('places: [nhom-a]\n'));
  const { faults } = await root.load();
  root.remove();
  expect(faults.map(({ name, line, what }) => [name, line, what.en])).toEqual([
    ['wrong-reference-type', 6, '"nhom-a" is a community, but the place must be a place.'],
  ]);
});

test('a record that could not be typed makes no noise where it is referred to', async () => {
  expect(
    await faultsOf({ 'places/lang-a/record.yaml': 'id: lang-a\ntype: place\n  kind: x\n' }),
  ).toEqual(['error yaml-syntax places/lang-a/record.yaml:3']);
  expect(await faultsOf({ 'sources/src-a/record.yaml': recordYaml('src-a', 'source') })).toEqual([
    'error missing-field sources/src-a/record.yaml:1',
    'error missing-field sources/src-a/record.yaml:1',
    'error missing-field sources/src-a/record.yaml:1',
  ]);
});

test('what points at something withdrawn is warned of, and nothing stops', async () => {
  const files = {
    ...record(
      'stories',
      'story',
      'blocks:\n  - { kind: prose, section: 0 }\n  - { kind: media, media: trong }\n',
    ),
    'media/trong/record.yaml': mediaYaml('trong', Buffer.from('sound')).replace(
      'level: public',
      'level: withdrawn',
    ),
    'media/trong/drum.opus': 'sound',
  };
  expect(await faultsOf(files)).toEqual(['warning reference-to-withdrawn stories/x/record.yaml:7']);
});

test('a change elsewhere brings and takes away the faults of a record that did not change', async () => {
  const root = makeSampleRoot();
  const names = async () => (await root.load()).faults.map(({ name }) => name);
  expect(await names()).toEqual([]);
  root.write({
    'places/lang-a/record.yaml': null,
    'places/lang-a/vi.md': null,
    'places/lang-a/en.md': null,
  });
  expect(await names()).toEqual(['unknown-place']);
  expect(await names()).toEqual(['unknown-place']);
  root.write(record('places', 'place', 'kind: village\n'));
  root.write(festival('places: [x]\n'));
  expect(await names()).toEqual([]);
  root.remove();
});
