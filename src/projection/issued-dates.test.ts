import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { appendIssuedDates, issueDate, readIssuedDates } from './issued-dates.ts';

const folder = mkdtempSync(join(tmpdir(), 'issued-dates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COMPUTED = {
  uid: 'le-2027',
  of: 'le',
  holding: null,
  status: 'computed',
  start: '2027-11-13',
  end: '2027-11-13',
} as const;
const ANNOUNCED = { ...COMPUTED, status: 'announced', holding: 'le-2027-lang' } as const;
const first = issueDate(COMPUTED, new Map(), new Date('2026-11-22T02:00:00Z'));
const known = new Map([[first.uid, first]]);

describe('the SEQUENCE of a date', () => {
  test('stays while nothing changes, whenever it is asked for', () => {
    expect(issueDate(COMPUTED, known, new Date('2027-01-01T00:00:00Z'))).toBe(first);
  });

  test('rises when the day moves, and when a computed day is announced', () => {
    const later = new Date('2026-11-22T02:00:30Z');
    const moved = issueDate({ ...COMPUTED, start: '2027-11-12' }, known, later);
    const announced = issueDate(ANNOUNCED, known, later);
    expect(moved.sequence).toBe(first.sequence + 1);
    expect(announced).toMatchObject({ uid: 'le-2027', sequence: first.sequence + 1 });
  });

  test('only rises where the ledger was lost', () => {
    const again = issueDate(COMPUTED, new Map(), new Date('2026-11-22T02:05:00Z'));
    expect(again.sequence).toBe(first.sequence + 5);
  });

  test('rises also where the clock went back', () => {
    const earlier = new Date('2026-01-01T00:00:00Z');
    expect(issueDate(ANNOUNCED, known, earlier).sequence).toBe(first.sequence + 1);
  });

  test('fits the 32 bits of a phone for a thousand years', () => {
    expect(issueDate(COMPUTED, new Map(), new Date('3026-01-01T00:00:00Z')).sequence).toBeLessThan(
      2 ** 31,
    );
  });
});

test('the ledger is appended to, the last line of a UID holds, and a broken line costs only itself', () => {
  const file = join(folder, 'state', 'issued-dates.jsonl');
  expect(readIssuedDates(file).size).toBe(0);
  appendIssuedDates(file, [first]);
  appendFileSync(file, '{"uid":"half');
  const announced = issueDate(ANNOUNCED, known, new Date('2026-12-01T00:00:00Z'));
  appendIssuedDates(file, [announced]);
  expect([...readIssuedDates(file).values()]).toEqual([announced]);
  expect(readFileSync(file, 'utf8')).toContain(JSON.stringify(first));
});
