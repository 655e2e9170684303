import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '#domain/public/calendar-date.ts';
import { type CalendarSources, type GatheredCalendar, gatherCalendar } from './calendar.ts';
import type { IssuedDate } from './issued-dates.ts';

const NOW = new Date('2026-11-22T00:00:00Z');

interface Archive {
  /** Ids the public may see. */
  visible: string[];
  /** Ids withdrawn with a tombstone, and whether it may say the title. */
  withdrawn?: Record<string, boolean>;
  holdings?: CalendarSources['survey']['holdings'];
  issued?: Map<string, IssuedDate>;
  now?: Date;
}

/** A festival of the twentieth of the first lunar month, in Làng Thử of the province Tỉnh Thử. */
function gather({
  visible,
  withdrawn = {},
  holdings = [],
  issued = new Map(),
  now = NOW,
}: Archive) {
  const gathered = gatherCalendar({
    survey: {
      festivals: [
        {
          id: 'hoi-thu',
          rule: { rule: 'vn-lunar', month: 1, day: 20 },
          communities: ['nguoi-thu', 'nguoi-kin'],
          places: ['lang-thu', 'lang-kin'],
        },
      ],
      holdings,
      subjects: new Map(),
    },
    context: {
      visible: (id) => visible.includes(id),
      decision: (id) => ({
        visible: visible.includes(id),
        tombstone: Object.hasOwn(withdrawn, id),
        channels: visible.includes(id) ? ['page'] : [],
        why: 'open',
        nextChangeAt: null,
      }),
      timeZone: 'Asia/Ho_Chi_Minh',
    },
    maySayTitle: (id) => withdrawn[id] ?? false,
    above: new Map([
      ['lang-thu', ['tinh-thu']],
      ['nguoi-thu', ['nguoi-lon']],
    ]),
    provinces: new Set(['tinh-thu']),
    issued,
    now,
  });
  for (const date of gathered.newlyIssued) issued.set(date.uid, date);
  return gathered;
}

const holding = (id: string, start: string) => ({
  id,
  of: 'hoi-thu',
  status: 'announced' as const,
  start,
  end: start,
  communities: [],
  places: [],
});
const said = ({ calendar }: GatheredCalendar) =>
  calendar.dates.map(({ uid, status, start }: CalendarDate) => `${uid} ${status} ${start}`);
const groupsOf = ({ calendar }: GatheredCalendar) => Object.keys(calendar.groups);

const OPEN = ['hoi-thu', 'nguoi-thu', 'lang-thu'];

describe('dates of a festival', () => {
  test('stand in the calendar for this year and two more, by place, community and month', () => {
    const gathered = gather({ visible: OPEN });
    expect(said(gathered)).toEqual([
      'hoi-thu-2026 computed 2026-03-08',
      'hoi-thu-2027 computed 2027-02-25',
      'hoi-thu-2028 computed 2028-02-14',
    ]);
    expect(gathered.calendar.dates[0]).toMatchObject({
      places: ['lang-thu'],
      provinces: ['tinh-thu'],
      communities: ['nguoi-thu'],
    });
    expect(groupsOf(gathered)).toEqual([
      'all',
      'community:nguoi-lon',
      'community:nguoi-thu',
      'festival:hoi-thu',
      'month:2026-03',
      'month:2027-02',
      'month:2028-02',
      'place:lang-thu',
      'place:tinh-thu',
    ]);
  });

  test('do not exist where the festival is not public, and leave no trace of what it names', () => {
    const gathered = gather({
      visible: ['nguoi-thu', 'lang-thu', 'ky-kin'],
      holdings: [holding('ky-kin', '2027-02-20')],
    });
    expect([gathered.calendar.dates, gathered.newlyIssued, groupsOf(gathered)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test('of a holding that is not public are not told, nor do they push out the computed one', () => {
    const gathered = gather({ visible: OPEN, holdings: [holding('ky-kin', '2027-02-20')] });
    expect(said(gathered)).toContain('hoi-thu-2027 computed 2027-02-25');
    expect(JSON.stringify(gathered.calendar)).not.toMatch(/ky-kin|2027-02-20|kin"/);
  });

  test('of a year that is over are those recorded; its pages stay', () => {
    const { calendar } = gather({ visible: OPEN, now: new Date('2027-01-15T00:00:00Z') });
    expect(calendar.dates.map(({ start }) => start.slice(0, 4))).toEqual(['2027', '2028', '2029']);
  });

  test('turn with the month, and with the year', () => {
    expect(gather({ visible: OPEN }).validUntil).toBe('2026-11-30T17:00:00.000Z');
    const { index } = gather({ visible: OPEN, now: new Date('2026-12-31T17:00:00Z') });
    expect([index.month, index.years]).toEqual(['2027-01', [2026, 2027, 2028, 2029]]);
    expect(index.lunarMonths[0]).toMatchObject({ year: 2025, month: 11, start: '2025-12-20' });
  });
});

describe('a date given out', () => {
  test('keeps UID and SEQUENCE until it changes; an announcement raises SEQUENCE under the same UID', () => {
    const issued = new Map<string, IssuedDate>();
    const first = gather({ visible: OPEN, issued }).calendar.dates[1];
    const later = new Date('2026-12-05T00:00:00Z');
    const again = gather({ visible: OPEN, issued, now: later });
    expect(again.calendar.dates[1]).toEqual(first);
    expect(again.newlyIssued).toEqual([]);
    const told = gather({
      visible: [...OPEN, 'ky-2027'],
      holdings: [holding('ky-2027', '2027-02-24')],
      issued,
      now: later,
    }).calendar.dates[1];
    expect(told).toMatchObject({ uid: first?.uid, status: 'announced', start: '2027-02-24' });
    expect(told?.sequence).toBeGreaterThan(first?.sequence ?? Number.NaN);
  });

  test('is cancelled when two places announce days of their own', () => {
    const issued = new Map<string, IssuedDate>();
    gather({ visible: OPEN, issued });
    const gathered = gather({
      visible: [...OPEN, 'ky-a', 'ky-b'],
      holdings: [holding('ky-a', '2027-02-24'), holding('ky-b', '2027-02-26')],
      issued,
    });
    expect(said(gathered).filter((line) => line.includes('-2027'))).toEqual([
      'hoi-thu-2027-ky-a announced 2027-02-24',
      'hoi-thu-2027 cancelled 2027-02-25',
      'hoi-thu-2027-ky-b announced 2027-02-26',
    ]);
  });

  test('is cancelled with a festival that was withdrawn with leave to say its title, and else vanishes', () => {
    const issued = new Map<string, IssuedDate>();
    gather({ visible: OPEN, issued });
    const withLeave = gather({ visible: [], withdrawn: { 'hoi-thu': true }, issued });
    expect(withLeave.calendar.dates.map(({ status }) => status)).toEqual(
      Array.from({ length: 3 }, () => 'cancelled'),
    );
    expect(said(gather({ visible: [], withdrawn: { 'hoi-thu': false }, issued }))).toEqual([]);
    expect(said(gather({ visible: [], issued }))).toEqual([]);
  });

  test('of a holding that was closed vanishes: the computed one stands again, with a higher SEQUENCE', () => {
    const issued = new Map<string, IssuedDate>();
    const holdings = [holding('ky-2027', '2027-02-24')];
    const told = gather({ visible: [...OPEN, 'ky-2027'], holdings, issued }).calendar.dates[1];
    const closed = gather({ visible: OPEN, holdings, issued });
    expect(said(closed)[1]).toBe('hoi-thu-2027 computed 2027-02-25');
    expect(closed.calendar.dates[1]?.sequence).toBeGreaterThan(told?.sequence ?? Number.NaN);
    expect(JSON.stringify(closed.calendar)).not.toContain('2027-02-24');
  });

  test('of one of several holdings that was closed is not even cancelled', () => {
    const issued = new Map<string, IssuedDate>();
    const holdings = [holding('ky-a', '2027-02-24'), holding('ky-b', '2027-02-26')];
    gather({ visible: [...OPEN, 'ky-a', 'ky-b'], holdings, issued });
    const closed = gather({ visible: [...OPEN, 'ky-a'], holdings, issued });
    expect(JSON.stringify(closed.calendar)).not.toMatch(/ky-b|2027-02-26/);
    expect(said(closed)).toContain('hoi-thu-2027 announced 2027-02-24');
    expect(said(closed)).toContain('hoi-thu-2027-ky-a cancelled 2027-02-24');
  });
});
