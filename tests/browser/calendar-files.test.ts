import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, inject, test } from 'vitest';

const site = inject('site');
const files = readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ics'),
);

function eventsOf(path: string): InstanceType<typeof ICAL.Event>[] {
  const text = readFileSync(join(site.folder, path), 'utf8');
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
}

test('every calendar file of the sample is read by another program, each date once', () => {
  expect(files.length).toBeGreaterThan(site.locales.length * 50);
  for (const path of files) {
    const events = eventsOf(path);
    const uids = events.map(({ uid }) => uid);
    expect(uids.length, path).toBeGreaterThan(0);
    expect(new Set(uids).size, path).toBe(uids.length);
    for (const { startDate, endDate, sequence, summary } of events) {
      expect([startDate.isDate, endDate.isDate], path).toEqual([true, true]);
      expect(endDate.compare(startDate), path).toBe(1);
      expect(sequence, path).toBeGreaterThan(0);
      expect(summary, path).not.toBe('');
    }
  }
});

test('one date is the same in every language and every file', () => {
  const known = new Map<string, string>();
  for (const path of files) {
    for (const { uid, startDate, endDate, sequence } of eventsOf(path)) {
      const said = `${startDate} ${endDate} ${sequence}`;
      expect(known.get(uid) ?? said, `${uid} in ${path}`).toBe(said);
      known.set(uid, said);
    }
  }
});

test('Katê has no date but those announced or seen', () => {
  const statuses = eventsOf(`${site.locales[0]}/calendar/festivals/kate.ics`).map((event) =>
    event.component.getFirstPropertyValue('status'),
  );
  expect(statuses).not.toHaveLength(0);
  expect(statuses).not.toContain('TENTATIVE');
});

test('a calendar is served as one', async () => {
  const response = await fetch(new URL(`${site.locales[0]}/calendar/all.ics`, site.rootUrl));
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
});
