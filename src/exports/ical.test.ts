import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, toICalendar } from './ical.ts';

const event = (parts: Partial<CalendarEvent['date']> = {}): CalendarEvent => ({
  date: {
    uid: 'le-cung-trang-2027',
    status: 'computed',
    start: '2027-11-13',
    end: '2027-11-13',
    sequence: 7,
    issuedAt: '2026-11-22T02:39:57.591Z',
    ...parts,
  },
  summary: { text: 'Lễ Cúng Trăng; Oóc Om Bóc, អកអំបុក', lang: 'vi' },
  description: { text: `Dòng một\nDòng hai \\ ${'សែនដូនតា '.repeat(12)}`, lang: 'vi' },
  location: { text: 'Cần Thơ, Vĩnh Long', lang: 'vi' },
  url: 'https://bansac.example/vi/festivals/ok-om-bok/',
});
const file = (...events: CalendarEvent[]) =>
  toICalendar({
    name: { text: 'Bản Sắc: lịch lễ hội', lang: 'vi' },
    host: 'bansac.example',
    url: 'https://bansac.example/vi/calendar/all.ics',
    events,
  });
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

describe('an iCalendar file', () => {
  test('says what it was given, read by another program', () => {
    const [read] = eventsOf(file(event()));
    expect(read?.uid).toBe('le-cung-trang-2027@bansac.example');
    expect(read?.summary).toBe('Lễ Cúng Trăng; Oóc Om Bóc, អកអំបុក');
    expect(read?.description).toBe(event().description?.text);
    expect(read?.location).toBe('Cần Thơ, Vĩnh Long');
    expect(read?.sequence).toBe(7);
    expect(read?.component.getFirstProperty('summary')?.getParameter('language')).toBe('vi');
  });

  test('gives whole days, the end exclusive', () => {
    const [read] = eventsOf(file(event({ start: '2028-02-28', end: '2028-02-29' })));
    expect(read?.startDate.isDate).toBe(true);
    expect([read?.startDate.toString(), read?.endDate.toString()]).toEqual([
      '2028-02-28',
      '2028-03-01',
    ]);
  });

  test('folds after at most 75 octets, within no character, and ends every line with CRLF', () => {
    const text = file(event());
    expect(text.endsWith('\r\n')).toBe(true);
    const lines = text.split('\r\n').slice(0, -1);
    for (const line of lines) {
      expect(line).not.toContain('\n');
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\uFFFD');
    }
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  });

  test.each([
    ['computed', 'TENTATIVE'],
    ['announced', 'CONFIRMED'],
    ['observed', 'CONFIRMED'],
    ['cancelled', 'CANCELLED'],
  ] as const)('%s is %s', (status, expected) => {
    const [read] = eventsOf(file(event({ status })));
    expect(read?.component.getFirstPropertyValue('status')).toBe(expected);
  });

  test('is the same bytes for the same dates', () => {
    expect(file(event())).toBe(file(event()));
    expect(file(event())).toContain('DTSTAMP:20261122T023957Z\r\n');
  });
});
