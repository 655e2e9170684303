import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStudioDatabase } from '../database/open-database.ts';
import { ACCOUNTS_SCHEMA } from './accounts-schema.ts';
import { networkOf } from './network-of.ts';
import { openSignInLimits } from './sign-in-limits.ts';

const START = Date.parse('2026-11-29T00:00:00Z');
const at = (minutes: number) => new Date(START + minutes * 60_000);
const newFile = () => join(mkdtempSync(join(tmpdir(), 'limits-')), 'studio.sqlite');
const open = (file = newFile()) => openSignInLimits(openStudioDatabase(file, [ACCOUNTS_SCHEMA]));
const guess = (account: string, address = '10.0.0.1', device: string | null = null) => ({
  account,
  address,
  device,
});

test('ten wrong guesses at a name, from wherever they come, and the name waits', () => {
  const limits = open();
  for (let n = 0; n < 10; n += 1) {
    expect(limits.begin(guess('an', `10.0.0.${n}`), at(0)).refusedUntil).toBeUndefined();
  }
  expect(limits.begin(guess('an', '10.9.9.9'), at(14)).refusedUntil).toEqual(at(15));
  expect(limits.begin(guess('an', '10.9.9.9'), at(15)).refusedUntil).toBeUndefined();
});

test('a patient guesser gets fifty looks a day at a name', () => {
  const limits = open();
  let looks = 0;
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    if (
      limits.begin(guess('an', `10.0.${minute % 250}.1`), at(minute)).refusedUntil === undefined
    ) {
      looks += 1;
    }
  }
  expect(looks).toBe(50);
});

test('a browser that signed in before is not locked out by strangers, and is counted itself', () => {
  const limits = open();
  for (let n = 0; n < 10; n += 1) limits.begin(guess('an'), at(0));
  expect(limits.begin(guess('an'), at(0)).refusedUntil).toBeDefined();
  for (let n = 0; n < 10; n += 1) {
    expect(limits.begin(guess('an', '10.0.0.1', 'phone'), at(0)).refusedUntil).toBeUndefined();
  }
  expect(limits.begin(guess('an', '10.0.0.1', 'phone'), at(0)).refusedUntil).toEqual(at(15));
});

test('guesses that are refused use up nothing: hammering one name leaves the address to the others', () => {
  const limits = open();
  for (let n = 0; n < 10_000; n += 1) limits.begin(guess('an'), at(0));
  for (let user = 0; user < 30; user += 1) {
    for (let typo = 0; typo < 2; typo += 1) limits.begin(guess(`user-${user}`), at(1));
    const attempt = limits.begin(guess(`user-${user}`), at(1));
    expect(attempt.refusedUntil).toBeUndefined();
    if (attempt.refusedUntil === undefined) attempt.succeeded();
  }
});

test('one address tries a hundred passwords an hour over all names, and right ones do not count', () => {
  const limits = open();
  for (let n = 0; n < 300; n += 1) {
    const attempt = limits.begin(guess(`user-${n}`), at(0));
    if (attempt.refusedUntil === undefined) attempt.succeeded();
  }
  for (let n = 0; n < 100; n += 1) {
    expect(limits.begin(guess(`name-${n}`), at(0)).refusedUntil).toBeUndefined();
  }
  expect(limits.begin(guess('another'), at(30)).refusedUntil).toEqual(at(60));
  expect(limits.begin(guess('another', '10.0.0.2'), at(30)).refusedUntil).toBeUndefined();
});

test('many at once are not one too many', () => {
  const limits = open();
  const attempts = Array.from({ length: 50 }, () => limits.begin(guess('an'), at(0)));
  expect(attempts.filter(({ refusedUntil }) => refusedUntil === undefined)).toHaveLength(10);
});

test('a right password forgives the wrong ones before it', () => {
  const limits = open();
  for (let round = 0; round < 5; round += 1) {
    for (let n = 0; n < 9; n += 1) limits.begin(guess('an'), at(0));
    const attempt = limits.begin(guess('an'), at(0));
    expect(attempt.refusedUntil).toBeUndefined();
    if (attempt.refusedUntil === undefined) attempt.succeeded();
  }
});

test('a restart forgets nothing', () => {
  const file = newFile();
  const limits = open(file);
  for (let n = 0; n < 10; n += 1) limits.begin(guess('an'), at(0));
  expect(open(file).begin(guess('an'), at(1)).refusedUntil).toEqual(at(15));
});

test('what was typed as a name is kept as a hash', () => {
  const file = newFile();
  const database = openStudioDatabase(file, [ACCOUNTS_SCHEMA]);
  openSignInLimits(database).begin(guess('my secret password'), at(0));
  const kept = JSON.stringify(database.prepare('SELECT * FROM sign_in_failures').all());
  expect(kept).not.toContain('secret');
});

test('an IPv6 address counts as its /64', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8:1:2::ffff')).toBe('2001:db8:1:2::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('10.0.0.1')).toBe('10.0.0.1');
});
