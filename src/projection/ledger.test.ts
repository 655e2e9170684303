import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendWithdrawal, readLedger, type Withdrawal } from './ledger.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  path = join(folder, 'deep', 'withdrawals.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line: Withdrawal = {
  id: 'tuc',
  at: '2026-05-01T08:00:00+07:00',
  by: 'can-bo',
  reason: { vi: 'Làng xin rút.' },
  showTitle: true,
};

test('what is appended is read, line after line', async () => {
  await appendWithdrawal(path, line);
  await appendWithdrawal(path, { ...line, id: 'le', reason: null });
  expect([...readLedger(path).keys()]).toEqual(['tuc', 'le']);
  expect(readLedger(path).get('tuc')).toEqual(line);
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
});

test('a second line never gives back what the first took: the strictest stands', async () => {
  await appendWithdrawal(path, { ...line, showTitle: false });
  await appendWithdrawal(path, { ...line, at: '2026-06-01T08:00:00+07:00', reason: null });
  expect(readLedger(path).get('tuc')).toEqual({ ...line, showTitle: false });
});

test('a missing ledger is an empty one', () => {
  expect(readLedger(path).size).toBe(0);
});

test.each(['{"id":', '{"id":"tuc"}', '{"id":"tuc","at":"hôm qua","by":"x"}'])(
  'a line that cannot be read stops everything: %s',
  (broken) => {
    const file = join(folder, 'withdrawals.jsonl');
    writeFileSync(file, `${JSON.stringify(line)}\n`);
    appendFileSync(file, `${broken}\n`);
    expect(() => readLedger(file)).toThrow(/withdrawals\.jsonl:2/);
  },
);

test('a torn last line is not taken for the whole: a new line begins after it', async () => {
  const file = join(folder, 'withdrawals.jsonl');
  writeFileSync(file, JSON.stringify(line));
  await appendWithdrawal(file, { ...line, id: 'le' });
  expect([...readLedger(file).keys()]).toEqual(['tuc', 'le']);
});
