import { describe, expect, test } from 'vitest';
import type { PublicRecord } from '#domain/public/record.ts';
import type { ArchiveRecord, TextBlock } from '#domain/record.ts';
import type { Ledger } from './ledger.ts';
import { aRecord, aText, OPEN, projectFirst, type Setting } from './test-records.ts';
import type { Viewer } from './viewer.ts';

/** The first record as it is shown; fails when it is not. */
function shown(records: [ArchiveRecord, ...ArchiveRecord[]], setting?: Setting): PublicRecord {
  const entry = projectFirst(records, setting);
  if (entry === null || entry.type === 'tombstone') throw new Error('not shown');
  return entry;
}
const custom = (more: object = {}, texts?: ArchiveRecord['texts']) =>
  aRecord({ id: 'tuc', type: 'custom', domain: 'social', access: OPEN, ...more }, texts);
const hidden = (id: string) =>
  aRecord({ id, type: 'custom', domain: 'social', access: { level: 'custodians' } });
const open = (id: string) => aRecord({ id, type: 'custom', domain: 'social', access: OPEN });
const paragraph = (html: string, links: string[] = []): TextBlock => ({
  kind: 'paragraph',
  html,
  text: html.replace(/<[^>]+>/g, ''),
  sources: [],
  links,
});

describe('texts', () => {
  const htmlOf = (html: string) =>
    shown([
      custom({}, [aText({ title: 'Tục', blocks: [paragraph(html)] })]),
      hidden('kin'),
      open('mo'),
    ]).texts[0]?.blocks[0]?.html;

  test('keep the words of a link to something hidden, and a link to something shown', () => {
    expect(
      htmlOf('<p><a href="record:kin">bài <em>khấn</em></a> và <a href="record:mo">lễ</a></p>'),
    ).toBe('<p>bài <em>khấn</em> và <a href="record:mo">lễ</a></p>');
    expect(
      htmlOf('<p><a href="record:unknown">x</a> <a href="https://a.vn/record:kin">y</a></p>'),
    ).toBe('<p>x <a href="https://a.vn/record:kin">y</a></p>');
    expect(htmlOf('<p><a class="x" href="record:kin">x</a></p>')).toBe('<p>x</p>');
  });

  test('keep the community’s words apart, and say nothing of who reviewed them', () => {
    const record = shown([
      custom({}, [
        aText({ title: 'Tục', reviewedBy: 'can-bo' }),
        aText({ title: 'Lời làng', lang: 'km', voice: 'narrative' }),
      ]),
    ]);
    expect(record.texts.map(({ title }) => title)).toEqual(['Tục']);
    expect(record.narratives).toEqual([
      {
        lang: 'km',
        title: 'Lời làng',
        summary: null,
        summarySources: [],
        status: 'draft',
        blocks: [],
      },
    ]);
    expect(JSON.stringify(record)).not.toContain('can-bo');
  });
});

describe('names and titles', () => {
  test('a reviewed autonym leads; an unreviewed one is only another name; an exonym is nowhere', () => {
    const names = [
      { text: 'Ê Đê', lang: 'vi', kind: 'official' as const },
      { text: 'Anak Đê', lang: 'rad', kind: 'autonym' as const },
      {
        text: 'Rađê',
        lang: 'rad',
        kind: 'autonym' as const,
        reviewed: true,
        sources: ['src-an', 'src-mo'],
      },
      { text: 'Xxx', lang: 'vi', kind: 'exonym' as const },
      { text: 'XXX', lang: 'vi', kind: 'alternate' as const },
    ];
    expect(shown([aRecord({ id: 'e-de', type: 'community', access: OPEN, names })]).names).toEqual([
      // Sources that nobody may see are named nowhere.
      { text: 'Rađê', lang: 'rad', kind: 'autonym', sources: [] },
      { text: 'Ê Đê', lang: 'vi', kind: 'official', sources: [] },
      { text: 'Anak Đê', lang: 'rad', kind: 'alternate', sources: [] },
    ]);
  });

  test('a concept is titled by its labels beside its texts', () => {
    const concept = aRecord(
      {
        id: 'gao',
        type: 'concept',
        access: OPEN,
        scheme: 'vat-lieu',
        prefLabel: { vi: 'Gạo', en: 'Rice' },
      },
      [aText({ title: 'Gạo nếp và gạo tẻ' })],
    );
    expect(shown([concept]).texts.map(({ lang, title }) => [lang, title])).toEqual([
      ['vi', 'Gạo nếp và gạo tẻ'],
      ['en', 'Rice'],
    ]);
  });

  test('a record without a text is titled by its citation, names, or what its picture shows', () => {
    const titles = (record: ArchiveRecord, ...others: ArchiveRecord[]) =>
      shown([record, ...others]).texts.map(({ lang, title }) => [lang, title]);
    const source = aRecord(
      {
        id: 'src-a',
        type: 'source',
        access: OPEN,
        citation: { title: 'Sách', kind: 'book' },
        dateRead: '2026-01-01',
        licence: 'InC',
      },
      [],
    );
    expect(titles(source)).toEqual([['und', 'Sách']]);
    const place = aRecord(
      {
        id: 'lang',
        type: 'place',
        kind: 'village',
        access: OPEN,
        names: [{ text: 'Làng A', lang: 'vi', kind: 'official' }],
      },
      [],
    );
    expect(titles(place)).toEqual([['vi', 'Làng A']]);
    const image = aRecord(
      {
        id: 'anh',
        type: 'media',
        access: OPEN,
        kind: 'image',
        original: { sha256: 'a'.repeat(64), sizeBytes: 1, mediaType: 'image/png' },
        alt: { vi: 'Cây đa', en: 'A banyan' },
      },
      [],
    );
    expect(titles(image, custom({ media: ['anh'] }))).toEqual([
      ['vi', 'Cây đa'],
      ['en', 'A banyan'],
    ]);
  });
});

describe('places', () => {
  const place = (coordinates: object, parent = 'cha') =>
    aRecord({
      id: 'den',
      type: 'place',
      kind: 'temple',
      access: OPEN,
      parent,
      coordinates: coordinates as never,
    });
  const at = (coordinates: object) => {
    const record = shown([place(coordinates)]);
    return record.type === 'place' ? record.facts.coordinates : undefined;
  };
  const exact = { lon: 105.58127, lat: 21.71335, precision: 'exact' };

  test('are published as coarsely as asked, and never finer than known', () => {
    expect(at(exact)).toEqual(exact);
    expect(at({ ...exact, publish: 'commune' })).toEqual({
      lon: 105.6,
      lat: 21.7,
      precision: 'commune',
    });
    expect(at({ ...exact, publish: 'province' })).toEqual({
      lon: 105.5,
      lat: 21.5,
      precision: 'province',
    });
    expect(at({ ...exact, publish: 'withheld' })).toBeNull();
    expect(at({ ...exact, precision: 'province', publish: 'exact' })).toMatchObject({ lon: 105.5 });
    expect(at({ ...exact, lon: -0.581, lat: -0.02, publish: 'commune' })).toMatchObject({
      lon: -0.6,
      lat: 0,
    });
  });

  test('have no parent when it is hidden', () => {
    const parentOf = (level: 'public' | 'custodians') => {
      const parent = aRecord({ id: 'cha', type: 'place', kind: 'village', access: { level } });
      const record = shown([place(exact), parent]);
      return record.type === 'place' ? record.facts.parent : undefined;
    };
    expect(parentOf('public')).toBe('cha');
    expect(parentOf('custodians')).toBeNull();
  });
});

describe('stories', () => {
  test('lose what leads to something hidden, and keep their prose by section', () => {
    const heading: TextBlock = { ...paragraph('<h2>Hai</h2>'), kind: 'heading' };
    const minor: TextBlock = { ...paragraph('<h3>Nhỏ</h3>'), kind: 'heading' };
    const story = aRecord(
      {
        id: 'chuyen',
        type: 'story',
        access: OPEN,
        blocks: [
          { kind: 'prose', section: 0 },
          { kind: 'record', record: 'kin' },
          { kind: 'record', record: 'mo' },
          { kind: 'comparison', records: ['mo', 'kin'] },
          { kind: 'map', places: ['kin', 'mo'] },
          { kind: 'map', places: ['kin'] },
          { kind: 'media', media: 'kin' },
          { kind: 'prose', section: 1 },
          { kind: 'prose', section: 7 },
        ],
      },
      [
        aText({
          title: 'Chuyện',
          blocks: [paragraph('<p>mở</p>'), heading, minor, paragraph('<p>kết</p>')],
        }),
      ],
    );
    const record = shown([story, hidden('kin'), open('mo')]);
    if (record.type !== 'story') throw new Error('no story');
    const [first, second, third, fourth, ...rest] = record.facts.blocks;
    expect(first).toMatchObject({ kind: 'prose', blocks: { vi: [{ html: '<p>mở</p>' }] } });
    expect([second, third]).toEqual([
      { kind: 'record', record: 'mo' },
      { kind: 'map', places: ['mo'] },
    ]);
    expect(fourth).toMatchObject({
      kind: 'prose',
      blocks: { vi: [{ html: '<h2>Hai</h2>' }, { html: '<h3>Nhỏ</h3>' }, { html: '<p>kết</p>' }] },
    });
    expect(rest).toEqual([{ kind: 'prose', blocks: {} }]);
  });
});

describe('tombstones', () => {
  const ledger = (showTitle: boolean): Ledger =>
    new Map([
      [
        'tuc',
        {
          id: 'tuc',
          at: '2026-05-01T20:00:00Z',
          by: 'can-bo',
          reason: { vi: 'Làng xin rút.' },
          showTitle,
        },
      ],
    ]);

  test('say when and why, in the site’s own days, and by nobody', () => {
    const withdrawn = ledger(false);
    expect(
      projectFirst([custom({ slug: 'tuc-xua', formerSlugs: ['tuc-cu'] })], { withdrawn }),
    ).toEqual({
      id: 'tuc',
      type: 'tombstone',
      formerType: 'custom',
      slug: 'tuc-xua',
      formerSlugs: ['tuc-cu'],
      withdrawnOn: '2026-05-02',
      title: null,
      reason: { vi: 'Làng xin rút.' },
    });
  });

  test('keep the title only where everything that withdrew it permits', () => {
    const title = (access: object, withdrawn?: Ledger) => {
      const entry = projectFirst(
        [custom({ access }, [aText({ title: 'Tục xưa' })])],
        withdrawn === undefined ? {} : { withdrawn },
      );
      return entry?.type === 'tombstone' ? entry.title : undefined;
    };
    const kept = { level: 'withdrawn', showTitle: true };
    expect(title(kept)).toEqual({ vi: 'Tục xưa' });
    expect(title({ level: 'withdrawn' })).toBeNull();
    expect(title(OPEN, ledger(true))).toEqual({ vi: 'Tục xưa' });
    expect(title(kept, ledger(false))).toBeNull();
    expect(title({ level: 'withdrawn' }, ledger(true))).toBeNull();
  });
});

test('rights nobody stated are "not evaluated", never a guess', () => {
  expect(shown([custom()]).rights).toEqual({
    licence: 'CNE',
    holder: null,
    attribution: null,
    labels: [],
  });
});

test('a member is shown what a protocol admits to, and references to it; the public is not', () => {
  const records: [ArchiveRecord, ArchiveRecord] = [
    custom({ related: [{ id: 'le-kin' }] }),
    aRecord({
      id: 'le-kin',
      type: 'custom',
      domain: 'social',
      access: { level: 'protocol', protocols: ['p'] },
    }),
  ];
  expect(shown(records).related).toEqual([]);
  const viewer: Viewer = { kind: 'member', person: 'x', protocols: ['p'] };
  expect(shown(records, { viewer }).related).toEqual([{ id: 'le-kin', reason: null }]);
});
