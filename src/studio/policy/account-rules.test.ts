import { expect, test } from 'vitest';
import type { Actor, Grant, Role } from './actor.ts';
import { may } from './may.ts';
import type { AccountSubject } from './subject.ts';

const NOW = new Date('2026-11-21T05:00:00Z');
const someone = (userId: string, ...grants: Grant[]): Actor => ({
  userId,
  name: userId,
  email: `${userId}@xa.example`,
  grants,
  protocols: [],
  memberOf: [],
});
const account = (userId: string, ...grants: Grant[]): AccountSubject => ({
  kind: 'account',
  userId,
  grants,
  memberOf: [],
});
const role = (name: Role, ...communities: string[]): Grant => ({
  role: name,
  communities: communities.length === 0 ? 'all' : communities,
});

const ROOT = someone('root', role('administrator'));
const OFFICER_OF_ALL = someone('all', role('officer'));
const OFFICER = someone('officer', role('officer', 'ours'));
const CUSTODIAN = someone('custodian', role('custodian', 'ours'));
const EDITOR = someone('editor', role('editor', 'ours'));

test('an officer gives codes to the people of their communities, and to nobody above them', () => {
  const reset = (actor: Actor, whom: AccountSubject) => may(actor, 'account.reset', whom, NOW);
  expect(reset(OFFICER, account('a', role('editor', 'ours')))).toBe(true);
  expect(reset(OFFICER, account('a'))).toBe(true);
  expect(reset(OFFICER, account('a', role('editor', 'ours', 'theirs')))).toBe(false);
  expect(reset(OFFICER, account('a', role('officer')))).toBe(false);
  expect(reset(OFFICER, account('a', role('administrator', 'ours')))).toBe(false);
  expect(reset(OFFICER, { ...account('a'), memberOf: ['theirs'] })).toBe(false);
  expect(reset(OFFICER_OF_ALL, account('a', role('officer')))).toBe(true);
  expect(reset(OFFICER_OF_ALL, account('a', role('administrator')))).toBe(false);
  expect(reset(ROOT, account('a', role('administrator')))).toBe(true);
  expect(reset(EDITOR, account('a'))).toBe(false);
  expect(reset(CUSTODIAN, account('a'))).toBe(false);
  expect(reset(OFFICER, account('officer', role('officer', 'ours')))).toBe(false);
});

test('a custodian’s account is closed by nobody while they are custodian', () => {
  const custodian = account('c', role('custodian', 'ours'));
  for (const actor of [ROOT, OFFICER_OF_ALL, OFFICER, EDITOR, CUSTODIAN]) {
    expect(may(actor, 'account.close', custodian, NOW)).toBe(false);
  }
  expect(may(OFFICER, 'account.close', account('c', role('editor', 'ours')), NOW)).toBe(true);
});

test('where a community has custodians, only they name another or take the name back', () => {
  const grant = (actor: Actor, hasCustodians: boolean, whom = account('x')) =>
    may(
      actor,
      'account.grant',
      { kind: 'grant', account: whom, role: 'custodian', community: 'ours', hasCustodians },
      NOW,
    );
  expect([ROOT, OFFICER_OF_ALL, OFFICER, EDITOR].map((actor) => grant(actor, true))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(grant(CUSTODIAN, true)).toBe(true);
  expect(grant(someone('c', role('custodian', 'theirs')), true)).toBe(false);
  expect(grant(OFFICER, false)).toBe(true);
  expect(grant(ROOT, false)).toBe(true);
  expect(grant(OFFICER, false, account('officer', role('officer', 'ours')))).toBe(false);
  expect(grant(someone('o', role('officer', 'theirs')), false)).toBe(false);
});

test('nobody is custodian of every community', () => {
  const subject = {
    kind: 'grant',
    account: account('x'),
    role: 'custodian',
    community: 'all',
    hasCustodians: false,
  } as const;
  for (const actor of [ROOT, OFFICER_OF_ALL, CUSTODIAN]) {
    expect(may(actor, 'account.grant', subject, NOW)).toBe(false);
  }
});

test('officers give working roles for their own communities, to themselves too, and no power to themselves', () => {
  const give = (actor: Actor, name: Role | 'member', community: string, whom = account('x')) =>
    may(
      actor,
      'account.grant',
      { kind: 'grant', account: whom, role: name, community, hasCustodians: false },
      NOW,
    );
  const self = account('officer', role('officer', 'ours'));
  for (const name of ['contributor', 'translator', 'editor', 'member'] as const) {
    expect(give(OFFICER, name, 'ours')).toBe(true);
    expect(give(OFFICER, name, 'theirs')).toBe(false);
    expect(give(OFFICER, name, 'all')).toBe(false);
    expect(give(OFFICER, name, 'ours', self)).toBe(true);
    expect(give(EDITOR, name, 'ours')).toBe(false);
  }
  expect(give(OFFICER, 'officer', 'ours')).toBe(true);
  expect(give(OFFICER, 'officer', 'ours', self)).toBe(false);
  expect(give(OFFICER, 'administrator', 'all')).toBe(false);
  expect(give(OFFICER_OF_ALL, 'administrator', 'all')).toBe(false);
  expect(give(OFFICER_OF_ALL, 'officer', 'all')).toBe(true);
  expect(give(ROOT, 'administrator', 'all')).toBe(true);
  expect(give(ROOT, 'administrator', 'all', account('root', role('administrator')))).toBe(false);
  expect(give(OFFICER, 'editor', 'ours', account('boss', role('administrator')))).toBe(false);
});
