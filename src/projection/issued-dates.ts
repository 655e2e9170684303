import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { CalendarDate } from '#domain/public/calendar-date.ts';
import { OCCURRENCE_STATUSES } from '#domain/public/vocabulary.ts';

/** One line of `issued-dates.jsonl`: what was given out under a UID, from when, with which SEQUENCE. */
const IssuedDateSchema = z.strictObject({
  uid: z.string().min(1),
  of: z.string().min(1),
  holding: z.string().min(1).nullable(),
  status: z.enum([...OCCURRENCE_STATUSES, 'cancelled']),
  start: z.iso.date(),
  end: z.iso.date(),
  sequence: z.int().nonnegative(),
  at: z.iso.datetime(),
});
export type IssuedDate = z.output<typeof IssuedDateSchema>;

/** The last line of every UID. */
export type IssuedDates = ReadonlyMap<string, IssuedDate>;

type DateToIssue = Pick<CalendarDate, 'uid' | 'of' | 'holding' | 'status' | 'start' | 'end'>;

/** Minutes are counted from here, so that SEQUENCE fits 32 bits for four thousand years. */
const COUNTED_FROM = Date.parse('2020-01-01T00:00:00Z');
const MS_PER_MINUTE = 60_000;

/**
 * Reads the ledger of issued dates; a missing file is an empty one. A line that does not parse counts as
 * lost: losing lines only raises sequences (see issueDate).
 */
export function readIssuedDates(path: string): IssuedDates {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
  const issued = new Map<string, IssuedDate>();
  for (const line of text.split('\n')) {
    const date = parseLine(line);
    if (date !== null) issued.set(date.uid, date);
  }
  return issued;
}

/** Appends what was newly issued and waits until the disk has it. Nothing ever takes a line out. */
export function appendIssuedDates(path: string, dates: readonly IssuedDate[]): void {
  if (dates.length === 0) return;
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a');
  try {
    // A line that a power cut left unended must not swallow the first of these.
    writeSync(file, `\n${dates.map((date) => JSON.stringify(date)).join('\n')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * The standing of a date: as it was issued, while day and status are the same, otherwise newly issued
 * now. A new SEQUENCE is the minute of its issue, and higher than the last one known: so it rises with
 * every change, and also where the ledger was lost (RFC 5545 §3.8.7.4 asks no more of it).
 */
export function issueDate(date: DateToIssue, issued: IssuedDates, now: Date): IssuedDate {
  const { uid, of, holding, status, start, end } = date;
  const last = issued.get(uid);
  const isSame =
    last?.start === start && last.end === end && last.status === status && last.holding === holding;
  if (isSame) return last;
  const minute = Math.max(0, Math.floor((now.getTime() - COUNTED_FROM) / MS_PER_MINUTE));
  const sequence = Math.max(minute, last === undefined ? 0 : last.sequence + 1);
  return { uid, of, holding, status, start, end, sequence, at: now.toISOString() };
}

function parseLine(line: string): IssuedDate | null {
  try {
    return IssuedDateSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
