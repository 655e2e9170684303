import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEventLog } from './event-log.ts';
import type { MediaEvent } from './media-event.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'events-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an event behind a line that a kill cut short stands on a line of its own', () => {
  const ids = ['one', 'two', 'three'].values();
  const log = openEventLog(folder, {
    now: () => new Date(0),
    newId: () => ids.next().value ?? '',
  });
  const event: MediaEvent = {
    eventType: 'creation',
    detail: 'image-set@2',
    outcome: 'success',
    outcomeNote: null,
    agent: { name: 'sharp', version: '1' },
    source: 'a'.repeat(64),
    outcomes: [],
  };
  log(event);
  appendFileSync(join(folder, 'events.jsonl'), '{"eventIdentifier":"cut sh');
  log(event);
  log(event);
  const lines = readFileSync(join(folder, 'events.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  const whole = [0, 2, 3].map((index) => JSON.parse(lines[index] ?? ''));
  expect(whole.map(({ eventIdentifier }) => eventIdentifier)).toEqual(['one', 'two', 'three']);
});
