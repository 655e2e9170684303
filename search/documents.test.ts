import { describe, expect, test } from 'vitest';
import type { FactsByType } from '#domain/public/facts.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import {
  community,
  GOLDEN_ENTRIES,
  goldenRecords,
  place,
  record,
  recordsInMemory,
  text,
} from '#tests/golden/search/records.ts';
import { type SearchableRecords, searchableIds, toSearchDocument } from './documents.ts';

function documentOf(records: SearchableRecords, id: string) {
  const entry = records.entry(id);
  if (entry === null || entry.type === 'tombstone') throw new Error(`no record ${id}`);
  return toSearchDocument(entry, records);
}

test('only records of channel search that have a page are indexed, tombstones never', () => {
  const records = goldenRecords();
  expect(searchableIds(records)).toHaveLength(GOLDEN_ENTRIES.length - 1);
  expect(searchableIds(records)).not.toContain('hidden-feast');
  const pageless = {
    ...records,
    entries: records.entries.map((entry) => ({ ...entry, page: entry.id !== 'kate' })),
  };
  expect(searchableIds(pageless)).not.toContain('kate');
  const withdrawn = {
    ...records,
    entries: records.entries.map((entry) =>
      entry.id === 'kate' ? { ...entry, type: 'tombstone' as const } : entry,
    ),
  };
  expect(searchableIds(withdrawn)).not.toContain('kate');
});

test('facets climb to the community above and to the province that took a former one over', () => {
  const records = recordsInMemory([
    ...GOLDEN_ENTRIES,
    record('community', 'cham-ahier', community('cham'), {
      texts: [text('vi', 'Chăm Ahiêr', null)],
    }),
    record('place', 'phan-rang', place('former-district', 'kien-giang'), {
      texts: [text('vi', 'Phan Rang', null)],
      communities: ['cham-ahier'],
      places: [],
    }),
  ]);
  expect(documentOf(records, 'phan-rang').facets).toEqual({
    type: ['place'],
    community: ['cham', 'cham-ahier'],
    province: ['an-giang'],
    formerProvince: ['kien-giang'],
    place: ['phan-rang'],
    language: ['vi'],
    mediaKind: [],
    month: [],
    decade: [],
  });
});

test('a name of a hidden community or place is in no document', () => {
  const records = recordsInMemory(GOLDEN_ENTRIES, { hidden: ['cham', 'kien-giang'] });
  const kate = documentOf(records, 'kate');
  expect(kate.facets.community).toEqual([]);
  expect(kate.names.map(({ text }) => text)).not.toContain('Chăm');
  expect(documentOf(records, 'ok-om-bok').facets.province).toEqual([]);
});

test('exonyms are kept apart from every other text', () => {
  const document = documentOf(goldenRecords(), 'e-de');
  expect(document.searchOnly).toEqual(['Xyzexonym']);
  expect(JSON.stringify([document.names, document.passages])).not.toContain('Xyzexonym');
});

test('what is said in a recording is among the texts of the recording', () => {
  const records = recordsInMemory([
    record(
      'media',
      'drum',
      {
        kind: 'audio',
        durationSeconds: 20,
        widthPx: null,
        heightPx: null,
        derivatives: [],
        tracks: [
          {
            kind: 'captions',
            lang: 'vi',
            path: 'media/drum/captions.vtt',
            cues: [{ startSeconds: 0, endSeconds: 2, text: 'Tiếng trống vang xa' }],
          },
        ],
        thumbhash: null,
        waveform: null,
        pages: null,
        speechLanguages: ['vi'],
        synthetic: true,
        alt: { vi: 'Mặt trống' },
        creator: null,
        madeOn: null,
        madeAt: null,
      },
      { texts: [text('vi', 'Trống', null)] },
    ),
  ]);
  const { passages, facets } = documentOf(records, 'drum');
  expect(passages.flatMap(({ pieces }) => pieces)).toEqual([
    { text: 'Mặt trống', at: null },
    { text: 'Tiếng trống vang xa', at: { startSeconds: 0, endSeconds: 2 } },
  ]);
  expect(facets.mediaKind).toEqual(['audio']);
  expect(facets.language).toEqual(['vi']);
});

test('words on the pages of a document are among its texts', () => {
  const facts = {
    kind: 'document' as const,
    durationSeconds: null,
    widthPx: null,
    heightPx: null,
    derivatives: [],
    tracks: [],
    thumbhash: null,
    waveform: null,
    pages: ['Lễ hội Katê', '', 'tháng bảy'].map((words, at) => ({
      number: at + 1,
      picture: null,
      text: words,
    })),
    speechLanguages: [],
    synthetic: false,
    alt: { vi: 'Bìa sổ' },
    creator: null,
    madeOn: null,
    madeAt: null,
  };
  const records = recordsInMemory([
    record('media', 'so', facts, { texts: [text('vi', 'Sổ', null)] }),
  ]);
  expect(documentOf(records, 'so').passages.flatMap(({ pieces }) => pieces)).toEqual([
    { text: 'Bìa sổ', at: null },
    { text: 'Lễ hội Katê', at: { page: 1 } },
    { text: 'tháng bảy', at: { page: 3 } },
  ]);
});

describe('names of what is the same, or around', () => {
  const noFacts = { lifeCycle: null, season: null, materials: [] };
  const custom = record(
    'custom',
    'homon',
    { ...noFacts, domain: 'oral', listings: ['vn-1'] },
    { texts: [text('vi', 'Hơmon', null)], media: ['song'] },
  );
  const listing = record(
    'listing',
    'vn-1',
    {
      list: 'national',
      year: 2014,
      proclaimed: null,
      decision: null,
      domain: 'oral',
      law2024: null,
      circular2010: null,
      basis: null,
    } as unknown as FactsByType['listing'],
    { texts: [text('vi', 'Sử thi của người Ba Na', null)] },
  );
  const namesOf = (records: SearchableRecords, id: string) =>
    documentOf(records, id).names.map(({ text: words, field }) => `${field}: ${words}`);

  test('an entry of a list is found by the names of what it lists, and that by the name of the entry', () => {
    const records = recordsInMemory([custom, listing]);
    expect(namesOf(records, 'vn-1')).toContain('alias: Hơmon');
    expect(namesOf(records, 'homon')).toContain('context: Sử thi của người Ba Na');
  });

  test('not by names that search may not know', () => {
    expect(namesOf(recordsInMemory([custom, listing], { hidden: ['homon'] }), 'vn-1')).toEqual([
      'term: Sử thi của người Ba Na',
    ]);
    expect(namesOf(recordsInMemory([custom, listing], { hidden: ['vn-1'] }), 'homon')).toEqual([
      'title: Hơmon',
    ]);
  });

  test('a recording is found by the names of the records that use it', () => {
    const song = { ...documentEntry('drum-talk'), id: 'song' };
    expect(namesOf(recordsInMemory([custom, song]), 'song')).toContain('minorContext: Hơmon');
  });
});

function documentEntry(id: string): PublicRecord {
  const entry = GOLDEN_ENTRIES.find((each) => each.id === id);
  if (entry === undefined || entry.type === 'tombstone') throw new Error(`no record ${id}`);
  return entry;
}
