import { describe, expect, test } from 'vitest';
import { faultsOf, mediaYaml, type RootFiles, recordYaml, textFile } from '../sample-root.ts';

const FESTIVAL = 'festivals/le-a/record.yaml';
const RULE = 'calendar: { rule: vn-lunar, month: 1, day: 15 }\n';
const festival = (facts: string, calendar = RULE): RootFiles => ({
  [FESTIVAL]: recordYaml('le-a', 'festival', `${calendar}${facts}`),
});
const texts = (folder: string): RootFiles => ({
  [`${folder}/vi.md`]: textFile('Tên'),
  [`${folder}/en.md`]: textFile('Title'),
});

test.each<[string, RootFiles, string[]]>([
  [
    'a field that no record has',
    festival('colour: red\n'),
    ['error unknown-field festivals/le-a/record.yaml:6'],
  ],
  [
    'a field within a field that is not known',
    festival('rights:\n  licence: CC0-1.0\n  owner: x\n'),
    ['error unknown-field festivals/le-a/record.yaml:8'],
  ],
  [
    'a required field left out',
    { [FESTIVAL]: 'id: le-a\ntype: festival\ncalendar: { rule: unsourced }\n' },
    ['error missing-field festivals/le-a/record.yaml:1'],
  ],
  [
    'a value of the wrong kind',
    festival('durationDays: two\n'),
    ['error bad-field festivals/le-a/record.yaml:6'],
  ],
  [
    'a type there is not',
    { [FESTIVAL]: recordYaml('le-a', 'party') },
    ['error unknown-type festivals/le-a/record.yaml:2'],
  ],
  [
    'a type left out',
    { [FESTIVAL]: 'id: le-a\n' },
    ['error missing-field festivals/le-a/record.yaml:1'],
  ],
  [
    'an id with capitals',
    festival('communities: [Nhom-A]\n'),
    ['error bad-id festivals/le-a/record.yaml:6'],
  ],
  [
    'a language tag as a value',
    festival('names: [{ text: Lễ, lang: vi_VN, kind: official }]\n'),
    ['error bad-language-tag festivals/le-a/record.yaml:6'],
  ],
  [
    'a language tag as a key',
    festival('related:\n  - id: lang-a\n    reason: { VI: Lẽ }\n'),
    ['error bad-language-tag festivals/le-a/record.yaml:8'],
  ],
  [
    'a language tag among sourced words',
    festival('attendance: { vn_x: Lời, sources: [src-a] }\n'),
    ['error bad-language-tag festivals/le-a/record.yaml:6'],
  ],
  [
    'a language tag in a file name',
    { 'festivals/le-a/vn_x.md': textFile('Lễ') },
    ['error bad-language-tag festivals/le-a/vn_x.md:1'],
  ],
  [
    'a date that does not exist',
    festival('history: [{ date: 2026-02-30, note: { vi: Lời } }]\n'),
    ['error bad-date festivals/le-a/record.yaml:6'],
  ],
  [
    'a yearly day that does not exist, in one of two kinds of season',
    {
      [FESTIVAL]: `id: le-a\ntype: festival\nreview: community-reviewed\naccess:\n  level: public\n  season: { from: 13-01, to: 02-01 }\n${RULE}`,
    },
    ['error bad-date festivals/le-a/record.yaml:6'],
  ],
  [
    'an occurrence that ends before it begins',
    {
      'occurrences/le-a-2026/record.yaml': recordYaml(
        'le-a-2026',
        'occurrence',
        'of: le-a\nstatus: announced\nstart: 2026-03-03\nend: 2026-03-01\n',
      ),
    },
    ['error bad-date occurrences/le-a-2026/record.yaml:8'],
  ],
  [
    'a calendar rule with a month there is not',
    festival('', 'calendar:\n  rule: vn-lunar\n  month: 13\n  day: 1\n'),
    ['error bad-calendar-rule festivals/le-a/record.yaml:7'],
  ],
  [
    'a calendar rule nobody knows',
    festival('', 'calendar: { rule: mayan }\n'),
    ['error bad-calendar-rule festivals/le-a/record.yaml:5'],
  ],
  [
    'a licence the archive does not know',
    festival('rights: { licence: CC-BY-3.0-XX }\n'),
    ['error unknown-licence festivals/le-a/record.yaml:6'],
  ],
  [
    'an id unlike its folder',
    {
      'places/lang-b/record.yaml': recordYaml('lang-c', 'place', 'kind: village\n'),
      ...texts('places/lang-b'),
    },
    ['error id-unlike-folder places/lang-b/record.yaml:1'],
  ],
  [
    'a type unlike its folder',
    { 'places/nhom-b/record.yaml': recordYaml('nhom-b', 'community'), ...texts('places/nhom-b') },
    ['error type-unlike-folder places/nhom-b/record.yaml:2'],
  ],
  [
    'an id used twice, at the later record',
    {
      'communities/lang-a/record.yaml': recordYaml('lang-a', 'community'),
      ...texts('communities/lang-a'),
    },
    ['error duplicate-id communities/lang-a/record.yaml:1'],
  ],
  [
    'a slug that another record of the type had',
    {
      'places/lang-b/record.yaml': recordYaml(
        'lang-b',
        'place',
        'kind: village\nformerSlugs:\n  - x\n  - lang-a\n',
      ),
      ...texts('places/lang-b'),
    },
    ['error slug-taken places/lang-b/record.yaml:8'],
  ],
])('tells %s', async (_, files, expected) => {
  expect(await faultsOf(files)).toEqual(expected);
});

test('two records of different types may share a slug', async () => {
  const files = { [FESTIVAL]: recordYaml('le-a', 'festival', `${RULE}slug: lang-a\n`) };
  expect(await faultsOf(files)).toEqual([]);
});

describe('consent', () => {
  const bytes = Buffer.from('sound');
  const person = recordYaml(
    'ba-x',
    'person',
    'consents: [{ person: ba-x, givenBy: self, how: written, givenOn: 2026-01-01, channels: [page] }]\n',
  );
  const media = (facts: string): RootFiles => ({
    'people/ba-x/record.yaml': person,
    'people/ba-x/vi.md': textFile('Bà X'),
    'people/ba-x/en.md': textFile('Mrs X'),
    'media/trong/record.yaml': mediaYaml('trong', bytes, facts),
    'media/trong/drum.opus': bytes,
  });
  const consent = (until: string) =>
    `people: [ba-x]\nconsents:\n  - person: ba-x\n    givenBy: self\n    how: recorded\n    givenOn: 2026-01-01\n    ${until}channels: [page]\n`;

  test('missing is an error of a public record', async () => {
    expect(await faultsOf(media('people: [ba-x]\n'))).toEqual([
      'error consent-missing media/trong/record.yaml:8',
    ]);
    expect(await faultsOf(media(consent('')))).toEqual([]);
  });

  test('of a person to be named is asked of the person’s own record', async () => {
    expect(
      await faultsOf({ ...media(''), 'people/ba-x/record.yaml': recordYaml('ba-x', 'person') }),
    ).toEqual(['error consent-missing people/ba-x/record.yaml:1']);
  });

  test('past its last day is a warning, from the day after in the site’s time zone', async () => {
    const files = media(consent('until: 2026-11-20\n    '));
    expect(await faultsOf(files, '2026-11-20T16:59:00Z')).toEqual([]);
    expect(await faultsOf(files, '2026-11-20T17:00:00Z')).toEqual([
      'warning consent-expired media/trong/record.yaml:14',
    ]);
  });

  test('renewed counts by its longest', async () => {
    const renewed = `${consent('until: 2026-01-31\n    ')}  - { person: ba-x, givenBy: self, how: written, givenOn: 2026-02-01, channels: [page] }\n`;
    expect(await faultsOf(media(renewed))).toEqual([]);
  });
});

describe('a circle', () => {
  test.each<[string, RootFiles, string]>([
    [
      'of places',
      {
        'places/lang-a/record.yaml': recordYaml(
          'lang-a',
          'place',
          'kind: village\nparent: tinh-b\n',
        ),
        'places/tinh-b/record.yaml': recordYaml(
          'tinh-b',
          'place',
          'kind: province\nparent: lang-a\n',
        ),
        ...texts('places/tinh-b'),
      },
      'error place-cycle places/tinh-b/record.yaml:6',
    ],
    [
      'of communities',
      { 'communities/nhom-a/record.yaml': recordYaml('nhom-a', 'community', 'parent: nhom-a\n') },
      'error community-cycle communities/nhom-a/record.yaml:5',
    ],
    [
      'of concepts',
      {
        'concepts/k-a/record.yaml': recordYaml(
          'k-a',
          'concept',
          'scheme: s\nprefLabel: { vi: A, en: A }\nbroader: k-b\n',
        ),
        'concepts/k-b/record.yaml': recordYaml(
          'k-b',
          'concept',
          'scheme: s\nprefLabel: { vi: B, en: B }\nbroader: k-a\n',
        ),
      },
      'error concept-cycle concepts/k-b/record.yaml:7',
    ],
  ])('%s is told once', async (_, files, expected) => {
    expect(await faultsOf(files)).toEqual([expected]);
  });
});
