import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openVillage, type Village } from './village.ts';

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.close());

const TODAY = '2026-11-21T12:00:00+07:00';

test('the village checks without an error, and every record type is there at least twice', () => {
  expect(village.catalogue.faults.filter(({ level }) => level === 'error')).toEqual([]);
  const counts = new Map<string, number>();
  for (const { type } of village.catalogue.all()) counts.set(type, (counts.get(type) ?? 0) + 1);
  expect(counts.size).toBe(16);
  for (const [type, count] of counts) expect([type, count >= 2]).toEqual([type, true]);
});

test('its warnings are the ones it intends: texts to come, an ended consent, mentions of the withdrawn', () => {
  const names = new Set(village.catalogue.faults.map(({ name }) => name));
  expect([...names].sort()).toEqual([
    'consent-expired',
    'missing-translation',
    'reference-to-withdrawn',
  ]);
});

describe('a season over the new year', () => {
  test.each([
    ['2026-11-14T23:59:59+07:00', false],
    ['2026-11-15T00:00:00+07:00', true],
    ['2026-12-31T23:59:59+07:00', true],
    ['2027-02-10T23:59:59+07:00', true],
    ['2027-02-11T00:00:00+07:00', false],
    ['2027-07-01T00:00:00+07:00', false],
  ])('at %s the new-year rite is shown: %s', async (moment, shown) => {
    const { has, records, record } = await village.at(moment);
    expect(has('le-cau-nam-moi')).toBe(shown);
    expect(has('cau-nam-moi-2026')).toBe(shown);
    expect(records.list('type:festival').includes('le-cau-nam-moi')).toBe(shown);
    expect(records.list('occurrences:le-cau-nam-moi')).toHaveLength(shown ? 1 : 0);
    const bulletin = record('bulletin', 'ban-tin-mua-le');
    expect(bulletin.facts.items).toEqual(
      shown ? ['le-cau-nam-moi', 'go-cham-mau'] : ['go-cham-mau'],
    );
  });
});

describe('a lunar season: the first half of the first month, from Tết on 6 February 2027', () => {
  test.each([
    ['2027-02-05T23:59:59+07:00', false],
    ['2027-02-06T00:00:00+07:00', true],
    ['2027-02-20T23:59:59+07:00', true],
    ['2027-02-21T00:00:00+07:00', false],
  ])('at %s the moon rite is shown: %s', async (moment, shown) => {
    const { has, record } = await village.at(moment);
    expect(has('le-cau-trang-mau')).toBe(shown);
    const related = record('festival', 'le-den-long-mau').related.map(({ id }) => id);
    expect(related).toEqual(shown ? ['hat-doi-mau', 'le-cau-trang-mau'] : ['hat-doi-mau']);
  });
});

describe('an embargo with both ends', () => {
  test.each([
    ['2026-12-31T23:59:59+07:00', false],
    ['2027-01-01T00:00:00+07:00', true],
    ['2027-06-30T23:59:59+07:00', true],
    ['2027-07-01T00:00:00+07:00', false],
  ])('at %s the naming custom is shown: %s', async (moment, shown) => {
    const { has, records } = await village.at(moment);
    expect(has('tuc-gui-ten-nuoc')).toBe(shown);
    expect(records.list('community:mau-song').includes('tuc-gui-ten-nuoc')).toBe(shown);
  });
});

describe('consents', () => {
  test('of a guardian until the end of the year: then the child and the voice go, and the collection counts one less', async () => {
    const before = await village.at('2026-12-31T23:59:59+07:00');
    expect([before.has('em-vi-du-ba'), before.has('giong-em-be-mau')]).toEqual([true, true]);
    expect(before.record('collection', 'dot-ghi-am-2025').media).toHaveLength(3);
    expect(before.records.inChannel('search').has('giong-em-be-mau')).toBe(false);

    const after = await village.at('2027-01-01T00:00:00+07:00');
    expect([after.has('em-vi-du-ba'), after.has('giong-em-be-mau')]).toEqual([false, false]);
    expect(after.record('collection', 'dot-ghi-am-2025').media).toHaveLength(2);
  });

  test('of a singer until March: then name and voice go from everything that mentions them', async () => {
    const before = await village.at('2027-03-14T23:59:59+07:00');
    expect(before.record('product', 'banh-la-mau').facts.makers).toEqual(['ong-vi-du-hai']);
    expect(before.record('custom', 'hat-doi-mau').media).toContain('giong-hat-doi-mau');
    const after = await village.at('2027-03-15T00:00:00+07:00');
    expect(after.has('ong-vi-du-hai')).toBe(false);
    expect(after.record('product', 'banh-la-mau').facts.makers).toEqual([]);
    expect(after.record('custom', 'hat-doi-mau').media).not.toContain('giong-hat-doi-mau');
  });

  test('that has ended, or is for another channel, shows nothing on pages', async () => {
    const { has, records, record } = await village.at(TODAY);
    for (const id of ['ba-vi-du-bon', 'co-vi-du-nam', 'phim-mua-vong-mau', 'loi-chao-ban-mai']) {
      expect([id, has(id)]).toEqual([id, false]);
    }
    expect(record('product', 'go-cham-mau').facts.makers).toEqual([
      'hop-tac-xa-go-mau',
      'cu-vi-du-sau',
    ]);
    expect(records.inChannel('broadcast').has('loi-chao-ban-mai')).toBe(true);
    expect(record('bulletin', 'ban-tin-thang-ba').facts.audio).toBeNull();
  });
});

describe('what the community keeps', () => {
  test('by protocol or for its custodians is nowhere, mentions and pictures included', async () => {
    const { has, record } = await village.at(TODAY);
    for (const id of ['nghe-cham-go-mau', 'ruou-le-mau', 'bai-khan-nuoc', 'anh-le-kin-mau']) {
      expect([id, has(id)]).toEqual([id, false]);
    }
    expect(record('festival', 'le-cau-nam-moi').media).toEqual([]);
    expect(record('product', 'go-cham-mau').related).toEqual([]);
  });

  test('withdrawn leaves a tombstone, with its title only where permitted, and a story that still reads', async () => {
    const { records, record } = await village.at(TODAY);
    const silent = records.entry('chuyen-da-rut-lai');
    const named = records.entry('dieu-ru-da-rut-lai');
    if (silent?.type !== 'tombstone' || named?.type !== 'tombstone')
      throw new Error('no tombstone');
    expect([silent.title, silent.reason?.['vi']]).toEqual([null, 'Làng xin rút lại.']);
    expect(named.title?.['vi']).toBe('Điệu ru đã rút lại');
    const kinds = record('story', 'loi-ke-da-doi').facts.blocks.map(({ kind }) => kind);
    expect(kinds).not.toContain('comparison');
    expect(kinds).toContain('prose');
  });

  test('of places is coarsened or withheld', async () => {
    const { record } = await village.at(TODAY);
    expect(record('place', 'bai-da-hat').facts.coordinates).toBeNull();
    expect(record('place', 'den-mau').facts.coordinates?.precision).toBe('province');
    const ground = record('place', 'dat-lang-mau-thuong').facts.coordinates;
    expect(ground?.precision).toBe('commune');
    expect(JSON.stringify(ground)).not.toMatch(/0\.5823|0\.2096/);
    expect(record('place', 'cho-mau').facts.coordinates?.precision).toBe('exact');
  });
});

test('a withdrawal in the ledger takes a record out whatever its own rule says', async () => {
  const withdrawal = {
    id: 'le-den-long-mau',
    at: '2026-11-20T08:00:00+07:00',
    by: 'ba-vi-du-mot',
    reason: null,
    showTitle: false,
  };
  const { has, records, record } = await village.at(TODAY, {
    ledger: new Map([[withdrawal.id, withdrawal]]),
  });
  expect(records.entry('le-den-long-mau')?.type).toBe('tombstone');
  expect(has('den-long-mau-2025')).toBe(false);
  expect(record('bulletin', 'ban-tin-thang-ba').facts.items).toEqual(['banh-la-mau']);
  expect(JSON.stringify(records.entry('le-den-long-mau'))).not.toContain('ba-vi-du-mot');
});

test('without a scheduler nothing that time would take away is ever put on the site', async () => {
  const { has, compiled } = await village.at('2027-02-07T00:00:00+07:00', { scheduler: false });
  for (const id of ['le-cau-nam-moi', 'le-cau-trang-mau', 'tuc-gui-ten-nuoc', 'ong-vi-du-hai']) {
    expect([id, has(id)]).toEqual([id, false]);
  }
  expect(has('ba-vi-du-mot')).toBe(true);
  // The calendar alone changes with time: its month turns.
  expect(compiled.validUntil).toBe(new Date('2027-03-01T00:00:00+07:00').toISOString());
});

test('validUntil is the earliest change: the moment before it nothing has changed, at it something has', async () => {
  let moment = TODAY;
  const changes: string[] = [];
  while (moment < '2027-11-14T17') {
    const { compiled } = await village.at(moment);
    const { validUntil } = compiled;
    if (validUntil === null) throw new Error('a season always comes back');
    const justBefore = new Date(Date.parse(validUntil) - 1).toISOString();
    expect((await village.at(justBefore)).compiled.hash).toBe(compiled.hash);
    expect((await village.at(validUntil)).compiled.hash).not.toBe(compiled.hash);
    changes.push(validUntil);
    moment = validUntil;
  }
  const others = [
    '2027-01-01', // the guardian's consent has ended, the embargo is over
    '2027-02-06', // Tết: the moon rite
    '2027-02-11', // the new-year season has ended
    '2027-02-21', // the first half of the first lunar month has ended
    '2027-03-15', // the singer's consent has ended
    '2027-07-01', // the naming custom's last day has passed
    '2027-11-15', // the new-year season again
  ];
  // The calendar turns with each month.
  const months = Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(2026, 11 + index, 1)).toISOString().slice(0, 10),
  );
  expect(changes).toEqual(
    [...new Set([...others, ...months])]
      .sort()
      .map((date) => new Date(`${date}T00:00:00+07:00`).toISOString()),
  );
});
