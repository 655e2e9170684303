import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/public/days.ts';
import type { ArchiveRecord, RecordDraft } from '#domain/record.ts';
import { decideAccess } from './decide.ts';
import type { Ledger } from './ledger.ts';
import { momentOf } from './moment.ts';
import { aRecord, contextOf, OPEN } from './test-records.ts';
import type { Viewer } from './viewer.ts';

type AccessDraft = NonNullable<RecordDraft['access']>;

const festival = (access: AccessDraft | undefined, more: object = {}) =>
  aRecord({
    id: 'le-hoi',
    type: 'festival',
    calendar: { rule: 'life-cycle' },
    ...(access === undefined ? {} : { access }),
    ...more,
  });
const community = (id: string, access?: AccessDraft) =>
  aRecord({ id, type: 'community', ...(access === undefined ? {} : { access }) });
const audio = (more: object) =>
  aRecord({
    id: 'ban-ghi',
    type: 'media',
    access: OPEN,
    kind: 'audio',
    original: { sha256: 'a'.repeat(64), sizeBytes: 1, mediaType: 'audio/ogg' },
    alt: { vi: 'Tiếng' },
    ...more,
  });
const consent = (person: string | null, more: object = {}) => ({
  person,
  givenBy: 'self' as const,
  how: 'written' as const,
  givenOn: '2025-01-01',
  channels: ['page' as const, 'search' as const],
  ...more,
});
const withdrawnNow = (showTitle = false): Ledger =>
  new Map([
    ['le-hoi', { id: 'le-hoi', at: '2026-05-01T20:00:00Z', by: 'office', reason: null, showTitle }],
  ]);

function whyOf(records: ArchiveRecord[], setting: Parameters<typeof contextOf>[1] = {}) {
  const id = records[0]?.id ?? '';
  return contextOf(records, setting).decision(id)?.why;
}

describe('a record and its communities', () => {
  test('where several share it, the strictest wins', () => {
    const record = festival(OPEN, { communities: ['a', 'b'] });
    expect(whyOf([record, community('a', OPEN), community('b', OPEN)])).toBe('open');
    for (const strict of [{ level: 'custodians' }, { level: 'withdrawn' }, undefined] as const) {
      expect(whyOf([record, community('a', OPEN), community('b', strict)])).toBe(
        'community-closed',
      );
    }
  });

  test('a community nobody can look up counts as closed', () => {
    expect(whyOf([festival(OPEN, { communities: ['gone'] })])).toBe('community-closed');
    const place = aRecord({ id: 'gone', type: 'place', kind: 'village', access: OPEN });
    expect(whyOf([festival(OPEN, { communities: ['gone'] }), place])).toBe('community-closed');
  });

  test('a member sees what is shared with a community of that protocol', () => {
    const viewer: Viewer = { kind: 'member', person: 'x', protocols: ['p'] };
    const records = [
      festival(OPEN, { communities: ['b'] }),
      community('b', { level: 'protocol', protocols: ['p'] }),
    ];
    expect(whyOf(records, { viewer })).toBe('open');
    expect(whyOf(records)).toBe('community-closed');
  });

  test('custodians see their own, whatever its season, and not that of a branch or a neighbour', () => {
    const viewer: Viewer = { kind: 'custodian', person: 'x', communities: ['a'], protocols: [] };
    const closed = { level: 'custodians', from: '2030-01-01' } as const;
    expect(whyOf([festival(closed, { communities: ['a', 'b'] })], { viewer })).toBe('custodian');
    expect(whyOf([festival(undefined, { communities: ['a'] })], { viewer })).toBe('custodian');
    expect(whyOf([community('a', closed)], { viewer })).toBe('custodian');
    const branch = aRecord({ id: 'c', type: 'community', parent: 'a', access: closed });
    expect(whyOf([branch, community('a', OPEN)], { viewer })).toBe('custodians-only');
  });

  test('a protocol is its owner’s, and a holding its festival’s', () => {
    const viewer: Viewer = { kind: 'custodian', person: 'x', communities: ['a'], protocols: [] };
    const protocol = aRecord({ id: 'p', type: 'protocol', owner: 'a', asks: { vi: 'Xin hỏi' } });
    expect(whyOf([protocol, community('a', OPEN)], { viewer })).toBe('custodian');
    const holding = aRecord({
      id: 'o',
      type: 'occurrence',
      of: 'le-hoi',
      status: 'observed',
      start: '2026-01-01',
    });
    expect(whyOf([holding, festival(undefined, { communities: ['a'] })], { viewer })).toBe(
      'custodian',
    );
  });
});

test('one record is decided on by itself, with what it reads of others given', () => {
  const decision = decideAccess(
    festival({ ...OPEN, until: '2026-12-31' }),
    { kind: 'public' },
    momentOf(new Date('2026-11-21T05:00:00Z'), 'Asia/Ho_Chi_Minh'),
    { get: () => null, usersOf: () => [], withdrawn: new Map(), scheduler: true },
  );
  expect(decision).toEqual({
    visible: true,
    tombstone: false,
    channels: ['page', 'search'],
    why: 'open',
    nextChangeAt: '2026-12-31T17:00:00.000Z',
  });
});

describe('what stands on something else', () => {
  const holding = aRecord({
    id: 'o',
    type: 'occurrence',
    access: OPEN,
    of: 'le-hoi',
    status: 'observed',
    start: '2026-01-01',
  });

  test('a holding is hidden with its festival', () => {
    expect(whyOf([holding, festival(OPEN)])).toBe('open');
    expect(whyOf([holding, festival({ level: 'custodians' })])).toBe('stands-on-hidden');
    expect(whyOf([holding])).toBe('stands-on-hidden');
    expect(whyOf([{ ...holding, of: 'o' } as ArchiveRecord])).toBe('stands-on-hidden');
  });

  test('a media asset is public only while a public record shows it', () => {
    expect(whyOf([audio({}), festival(OPEN, { media: ['ban-ghi'] })])).toBe('open');
    expect(whyOf([audio({})])).toBe('used-by-nothing');
    expect(whyOf([audio({}), festival({ level: 'custodians' }, { media: ['ban-ghi'] })])).toBe(
      'used-by-nothing',
    );
    expect(whyOf([audio({}), audio({ id: 'khac', media: ['ban-ghi'] })])).toBe('used-by-nothing');
  });

  test('a story that plays it and a bulletin that reads it out count as showing it', () => {
    const story = aRecord({
      id: 's',
      type: 'story',
      access: OPEN,
      blocks: [{ kind: 'media', media: 'ban-ghi' }],
    });
    const bulletin = aRecord({
      id: 's',
      type: 'bulletin',
      access: OPEN,
      items: ['x'],
      audio: 'ban-ghi',
    });
    expect(whyOf([audio({}), story])).toBe('open');
    expect(whyOf([audio({}), bulletin])).toBe('open');
  });
});

describe('consent', () => {
  const user = festival(OPEN, { media: ['ban-ghi'] });
  const channelsWith = (people: string[], consents: object[]) =>
    contextOf([audio({ people, consents }), user]).decision('ban-ghi')?.channels;

  test('is needed from each person, for each use', () => {
    expect(channelsWith(['a', 'b'], [consent('a'), consent('b')])).toEqual(['page', 'search']);
    expect(channelsWith(['a', 'b'], [consent('a')])).toEqual([]);
    expect(channelsWith(['a', 'b'], [consent('a'), consent('b', { channels: ['page'] })])).toEqual([
      'page',
    ]);
  });

  test('of one person adds up: a renewed consent replaces the expired one', () => {
    const expired = consent('a', { until: '2026-01-01' });
    expect(channelsWith(['a'], [expired])).toEqual([]);
    expect(channelsWith(['a'], [expired, consent('a', { givenOn: '2026-01-02' })])).toEqual([
      'page',
      'search',
    ]);
  });

  test('of somebody unnamed counts for one person each, and of somebody unlisted counts too', () => {
    expect(channelsWith([], [consent(null), consent(null)])).toEqual(['page', 'search']);
    expect(channelsWith([], [consent(null), consent(null, { until: '2026-01-01' })])).toEqual([]);
    expect(channelsWith([], [consent('a', { until: '2026-01-01' })])).toEqual([]);
  });

  test('to be named must be the person’s own', () => {
    const person = (consents: object[]) =>
      aRecord({ id: 'nguoi', type: 'person', access: OPEN, consents: consents as never });
    expect(whyOf([person([consent('nguoi')])])).toBe('open');
    expect(whyOf([person([consent('khac')])])).toBe('no-consent');
    expect(whyOf([person([consent(null)])])).toBe('no-consent');
    expect(whyOf([person([])])).toBe('no-consent');
  });
});

describe('tombstones', () => {
  const stands = (records: ArchiveRecord[], withdrawn?: Ledger) =>
    contextOf(records, withdrawn === undefined ? {} : { withdrawn }).decision(records[0]?.id ?? '')
      ?.tombstone;

  test('stand where something stood', () => {
    expect(stands([festival({ level: 'withdrawn' })])).toBe(true);
    expect(stands([festival(OPEN)], withdrawnNow())).toBe(true);
    expect(stands([festival(OPEN)])).toBe(false);
  });

  test('do not stand for what was never open, nor beside a closed community', () => {
    expect(stands([festival({ level: 'custodians' })], withdrawnNow())).toBe(false);
    expect(stands([festival(undefined)], withdrawnNow())).toBe(false);
    expect(stands([festival({ ...OPEN, from: '2027-01-01' })], withdrawnNow())).toBe(false);
    const shared = festival({ level: 'withdrawn' }, { communities: ['a'] });
    expect(stands([shared, community('a', { level: 'custodians' })])).toBe(false);
    expect(stands([shared, community('a', { level: 'withdrawn' })])).toBe(true);
  });

  test('stand for a person only where the title may stay: the address says the name', () => {
    const person = (showTitle: boolean) =>
      aRecord({ id: 'nguoi', type: 'person', access: { level: 'withdrawn', showTitle } });
    expect(stands([person(false)])).toBe(false);
    expect(stands([person(true)])).toBe(true);
  });
});

describe('the clock', () => {
  const ZONE_START = 'T17:00:00.000Z';
  const startOf = (date: string) => `${addDays(date, -1)}${ZONE_START}`;
  const nextOf = (access: object, now: string) =>
    contextOf([festival({ ...OPEN, ...access })], { now: new Date(now) }).decision('le-hoi')
      ?.nextChangeAt;

  test('days begin and end at midnight of the site’s time zone', () => {
    const until = { until: '2026-11-21' };
    const visibleAt = (now: string) =>
      contextOf([festival({ ...OPEN, ...until })], { now: new Date(now) }).visible('le-hoi');
    expect(visibleAt('2026-11-21T16:59:59.999Z')).toBe(true);
    expect(visibleAt('2026-11-21T17:00:00.000Z')).toBe(false);
    expect(nextOf(until, '2026-11-21T16:59:59.999Z')).toBe('2026-11-21T17:00:00.000Z');
    expect(nextOf(until, '2026-11-21T17:00:00.000Z')).toBeNull();
  });

  test('a season within an embargo changes nothing until the embargo is over', () => {
    const access = { season: { from: '03-01', to: '03-31' }, from: '2029-06-01' };
    expect(nextOf(access, '2026-11-21T05:00:00Z')).toBe(startOf('2030-03-01'));
    expect(nextOf({ ...access, until: '2030-02-01' }, '2026-11-21T05:00:00Z')).toBeNull();
  });

  test('a lunar season opens with Tết', () => {
    const access = { season: { lunarMonth: 1, fromDay: 1, toDay: 15 } };
    expect(nextOf(access, '2026-11-21T05:00:00Z')).toBe(startOf('2027-02-06'));
    expect(nextOf(access, '2027-02-10T05:00:00Z')).toBe(startOf('2027-02-21'));
  });

  const date = fc.integer({ min: -800, max: 1_500 }).map((days) => addDays('2026-11-21', days));
  const monthDay = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  const season = fc.oneof(
    fc.record({ from: monthDay, to: monthDay }),
    fc.record({
      lunarMonth: fc.integer({ min: 1, max: 12 }),
      fromDay: fc.integer({ min: 1, max: 30 }),
      toDay: fc.integer({ min: 1, max: 30 }),
    }),
  );
  const access = fc.record(
    { level: fc.constant('public' as const), from: date, until: date, season },
    { requiredKeys: ['level'] },
  );
  const given = fc.record({ givenOn: date, until: date }, { requiredKeys: ['givenOn'] });

  test('nothing changes before nextChangeAt, and something does then', () => {
    fc.assert(
      fc.property(
        access,
        access,
        access,
        given,
        fc.boolean(),
        (own, ours, user, term, scheduler) => {
          const records = [
            audio({
              access: own,
              communities: ['a'],
              people: ['p'],
              consents: [consent('p', term)],
            }),
            community('a', ours),
            festival(user, { media: ['ban-ghi'] }),
          ];
          const at = (instant: number) => {
            const decision = contextOf(records, { now: new Date(instant), scheduler }).decision(
              'ban-ghi',
            );
            return { shown: decision?.channels.join(), next: decision?.nextChangeAt ?? null };
          };
          const now = Date.parse('2026-11-21T05:00:00Z');
          const { shown, next } = at(now);
          const end = next === null ? now + 1_600 * 86_400_000 : Date.parse(next);
          for (let instant = now; instant < end; instant += 23 * 86_400_000 + 3_600_000) {
            expect(at(instant).shown).toBe(shown);
          }
          expect(at(end - 1).shown).toBe(shown);
          if (next !== null) expect(at(end).shown).not.toBe(shown);
        },
      ),
      { numRuns: 150 },
    );
  });
});
