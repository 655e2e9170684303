import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { toICalendar } from '#exports/ical.ts';
import { gatherCalendar } from '#projection/calendar.ts';
import type { IssuedDate } from '#projection/issued-dates.ts';
import type { SurveyedHolding } from '#projection/survey.ts';

const issued = new Map<string, IssuedDate>();

/** The calendar file of Ok Om Bok as another program reads it, its events of 2027. */
function publish(now: string, announced: string | null): InstanceType<typeof ICAL.Event>[] {
  const holding: SurveyedHolding[] =
    announced === null
      ? []
      : [
          {
            of: 'ok-om-bok',
            status: 'announced',
            start: announced,
            end: announced,
            communities: [],
            places: [],
          },
        ];
  const { calendar, newlyIssued } = gatherCalendar({
    survey: {
      festivals: [
        {
          id: 'ok-om-bok',
          rule: { rule: 'khmer-lunar', month: 'kadeuk', day: '15-keut' },
          communities: [],
          places: [],
        },
      ],
      holdings: holding.map((each) => ({ id: 'ok-om-bok-2027', ...each })),
      subjects: new Map(),
    },
    context: { visible: () => true, decision: () => null, timeZone: 'Asia/Ho_Chi_Minh' },
    maySayTitle: () => true,
    above: new Map(),
    provinces: new Set(),
    issued,
    now: new Date(now),
  });
  for (const date of newlyIssued) issued.set(date.uid, date);
  const text = toICalendar({
    name: { text: 'Ok Om Bok', lang: 'vi' },
    host: 'bansac.example',
    url: 'https://bansac.example/vi/calendar/festivals/ok-om-bok.ics',
    events: calendar.dates.map((date) => ({
      date,
      summary: { text: 'Ok Om Bok', lang: 'vi' },
      description: null,
      location: null,
      url: null,
    })),
  });
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .filter(({ startDate }) => startDate.year === 2027);
}

const told = (events: InstanceType<typeof ICAL.Event>[]) =>
  events.map(({ uid, startDate, component }) => [
    uid,
    startDate.toString(),
    component.getFirstPropertyValue('status'),
  ]);
const sequenceOf = (events: InstanceType<typeof ICAL.Event>[]) => events[0]?.sequence ?? Number.NaN;

test('a date computed, announced, corrected, and found again after a loss: one UID, a rising SEQUENCE', () => {
  const computed = publish('2026-11-22T00:00:00Z', null);
  expect(told(computed)).toEqual([['ok-om-bok-2027@bansac.example', '2027-11-13', 'TENTATIVE']]);

  const announced = publish('2027-06-01T00:00:00Z', '2027-11-13');
  expect(told(announced)).toEqual([['ok-om-bok-2027@bansac.example', '2027-11-13', 'CONFIRMED']]);
  expect(sequenceOf(announced)).toBeGreaterThan(sequenceOf(computed));

  const corrected = publish('2027-06-01T00:00:20Z', '2027-11-12');
  expect(told(corrected)).toEqual([['ok-om-bok-2027@bansac.example', '2027-11-12', 'CONFIRMED']]);
  expect(sequenceOf(corrected)).toBeGreaterThan(sequenceOf(announced));

  expect(sequenceOf(publish('2027-07-01T00:00:00Z', '2027-11-12'))).toBe(sequenceOf(corrected));

  issued.clear();
  const again = publish('2027-08-01T00:00:00Z', '2027-11-12');
  expect(told(again)).toEqual(told(corrected));
  expect(sequenceOf(again)).toBeGreaterThan(sequenceOf(corrected));
});
