import { expect, test } from 'vitest';
import { type Access, AccessSchema } from '#domain/access.ts';
import { ACTIONS, type Action } from './actions.ts';
import { type Actor, ROLES, type Role } from './actor.ts';
import { may } from './may.ts';
import type { RecordSubject, Subject } from './subject.ts';

/**
 * Who may do what with the things of a community, by role; written from the issue and DOMAIN.md (Access),
 * not from rules.ts. `x`: may, for their own communities; `*`: for any; `-`: never.
 */
const WRITTEN = `
                   contributor translator custodian editor officer administrator
  account.list     -           -          *         -      *       *
  account.create   -           -          -         -      *       *
  upload.create    x           -          -         x      -       -
  upload.read      -           -          x         x      x       -
  upload.describe  -           -          -         x      -       -
  upload.remove    -           -          -         x      x       -
  job.read         -           -          -         x      x       x
  job.change       -           -          -         x      x       x
  record.read      x           x          x         x      x       -
  record.create    x           -          -         x      -       -
  record.write     x           -          -         x      -       -
  record.translate x           x          -         x      -       -
  record.comment   x           x          x         x      x       -
  record.submit    x           -          x         x      -       -
  record.decide    -           -          x         -      -       -
  record.publish   -           -          -         -      x       -
  record.close     -           -          x         -      x       -
  record.restore   -           -          -         -      x       -
  record.erase     -           -          x         -      x       -
  term.propose     *           *          *         *      *       -
  term.accept      -           -          -         *      *       -
  protocol.make    -           -          x         -      -       -
  protocol.admit   -           -          x         -      -       -
  table.import     -           -          -         x      -       -
  table.export     -           -          -         x      -       -
  audit.read       -           -          -         -      *       *
`;
const [heads = [], ...lines] = WRITTEN.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const MATRIX = new Map(
  lines.map(([action = '', ...cells]) => [
    action,
    new Map(cells.map((cell, index) => [heads[index], cell])),
  ]),
);
/** Tested by their own tests: they ask for more than a role. */
const PERSONAL = [
  'studio.enter',
  'account.own',
  'account.change',
  'account.close',
  'account.reset',
  'account.grant',
  'area.read',
];

/** 21 November 2026, noon in Việt Nam. */
const NOON = new Date('2026-11-21T05:00:00Z');
const PEOPLE = [undefined, ...ROLES] as const;
const SCOPES = {
  own: ['ours'],
  other: ['theirs'],
  both: ['theirs', 'ours'],
  everything: 'all',
} as const;
const ADMISSIONS = { none: [], one: ['p-one', 'p-x'], both: ['p-two', 'p-one'] } as const;
const LEVELS = {
  absent: null,
  public: { level: 'public' },
  any: { level: 'protocol', protocols: ['p-one', 'p-two'], match: 'any' },
  all: { level: 'protocol', protocols: ['p-one', 'p-two'], match: 'all' },
  custodians: { level: 'custodians' },
  withdrawn: { level: 'withdrawn' },
} as const;
const TIMES = {
  always: {},
  'in season': { season: { from: '11-21', to: '02-10' } },
  'out of season': { season: { from: '11-22', to: '12-31' } },
  'not yet': { from: '2026-11-22' },
  'last day': { until: '2026-11-21' },
  over: { until: '2026-11-20' },
} as const;
const IN_TIME = ['always', 'in season', 'last day'];

type Case = {
  role: Role | undefined;
  scope: keyof typeof SCOPES;
  admission: keyof typeof ADMISSIONS;
  level: keyof typeof LEVELS;
  time: keyof typeof TIMES;
  hasCustodians: boolean;
};

/** May they know of a record of `ours`? In the words of DOMAIN.md. */
function expectedToKnow(c: Case): boolean {
  const isOurs = c.scope === 'own' || c.scope === 'both';
  if (c.role === 'custodian' && isOurs) return true;
  if (c.level === 'absent') return true;
  if (c.level === 'custodians') return false;
  if (c.level === 'withdrawn') return c.role === 'officer' && c.scope !== 'other';
  // Outside its time it is shown to custodians only; where there are none, its own team renews it.
  if (c.hasCustodians && !IN_TIME.includes(c.time)) return false;
  if (c.level === 'any') return c.admission !== 'none';
  if (c.level === 'all') return c.admission === 'both';
  return true;
}

function expected(action: Action, c: Case): boolean {
  if (c.role === undefined || !expectedToKnow(c)) return false;
  const cell = MATRIX.get(action)?.get(c.role);
  if (cell !== 'x') return cell === '*';
  if (action === 'record.decide' && !c.hasCustodians) return false;
  if (c.scope === 'other') return false;
  // The community names its own custodians: there is none of all communities.
  return c.role !== 'custodian' || c.scope !== 'everything';
}

function actorOf({ role, scope, admission }: Case): Actor {
  return {
    userId: 'somebody',
    name: 'Somebody',
    email: 'somebody@xa.example',
    grants: role === undefined ? [] : [{ role, communities: SCOPES[scope] }],
    protocols: ADMISSIONS[admission],
    memberOf: [],
  };
}

function accessOf({ level, time }: Case): Access | null {
  const rule = LEVELS[level];
  return rule === null ? null : AccessSchema.parse({ ...rule, ...TIMES[time] });
}

function recordOf(c: Case): RecordSubject {
  return {
    kind: 'record',
    id: 'it',
    type: 'custom',
    communities: ['ours'],
    withCustodians: c.hasCustodians ? ['ours'] : [],
    access: accessOf(c),
  };
}

function everyCase(): Case[] {
  const cases: Case[] = [];
  for (const role of PEOPLE)
    for (const scope of keys(SCOPES))
      for (const admission of keys(ADMISSIONS))
        for (const level of keys(LEVELS))
          for (const time of keys(TIMES))
            for (const hasCustodians of [true, false])
              cases.push({ role, scope, admission, level, time, hasCustodians });
  return cases;
}

function keys<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}

test('every action is written down here, or tested apart', () => {
  expect([...MATRIX.keys(), ...PERSONAL].sort()).toEqual([...ACTIONS].sort());
  expect(heads).toEqual(ROLES);
  for (const cells of MATRIX.values()) expect(cells.size).toBe(ROLES.length);
});

test('role × action × access × time × own or other community: exactly what is written', () => {
  const wrong: (Case & { action: Action; got: boolean })[] = [];
  let count = 0;
  let granted = 0;
  for (const c of everyCase()) {
    const actor = actorOf(c);
    const record = recordOf(c);
    for (const action of MATRIX.keys() as MapIterator<Action>) {
      const got = may(actor, action, record, NOON);
      count += 1;
      if (got) granted += 1;
      if (got !== expected(action, c)) wrong.push({ ...c, action, got });
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(count).toBe(7 * 4 * 3 * 6 * 6 * 2 * MATRIX.size);
  expect(granted).toBeGreaterThan(1000);
});

test('what is not a record follows the same table, without anything to know', () => {
  const wrong: unknown[] = [];
  const things: Subject[] = [
    { kind: 'community', id: 'ours' },
    { kind: 'protocol', id: 'p-one', owner: 'ours' },
    { kind: 'upload', ownerId: 'another', communities: ['ours'] },
  ];
  for (const role of PEOPLE)
    for (const scope of keys(SCOPES))
      for (const subject of things)
        for (const action of MATRIX.keys() as MapIterator<Action>) {
          const c = { role, scope, admission: 'none', level: 'absent', time: 'always' } as const;
          const isOfRecord = action === 'record.decide';
          const want = !isOfRecord && expected(action, { ...c, hasCustodians: true });
          const got = may(actorOf({ ...c, hasCustodians: true }), action, subject, NOON);
          if (got !== want) wrong.push({ role, scope, subject: subject.kind, action, got });
        }
  expect(wrong.slice(0, 5)).toEqual([]);
});

const someone = (grants: Actor['grants'], rest: Partial<Actor> = {}): Actor => ({
  userId: 'somebody',
  name: 'Somebody',
  email: 'somebody@xa.example',
  grants,
  protocols: [],
  memberOf: [],
  ...rest,
});
const aRecord = (rest: Partial<RecordSubject> = {}): RecordSubject => ({
  kind: 'record',
  id: 'it',
  type: 'custom',
  communities: ['ours'],
  withCustodians: ['ours'],
  access: null,
  ...rest,
});
const access = (draft: object): Access => AccessSchema.parse(draft);

test('a stranger to every community enters, has an account, and nothing else', () => {
  const stranger = someone([]);
  const allowed = ACTIONS.filter((action) =>
    [
      { kind: 'studio' } as const,
      { kind: 'account', userId: 'somebody', grants: [], memberOf: [] } as const,
      { kind: 'upload', ownerId: 'somebody', communities: ['ours'] } as const,
      { kind: 'community', id: 'ours' } as const,
      aRecord(),
    ].some((subject) => may(stranger, action, subject, NOON)),
  );
  expect(allowed).toEqual(['studio.enter', 'account.own']);
});

test('what two communities share is opened by an officer of both, and closed by one of either', () => {
  const shared = aRecord({ communities: ['ours', 'theirs'], withCustodians: [] });
  const ofOne = someone([{ role: 'officer', communities: ['ours'] }]);
  const ofBoth = someone([{ role: 'officer', communities: ['ours', 'theirs'] }]);
  expect(may(ofOne, 'record.publish', shared, NOON)).toBe(false);
  expect(may(ofBoth, 'record.publish', shared, NOON)).toBe(true);
  expect(may(ofOne, 'record.close', shared, NOON)).toBe(true);
  const custodian = someone([{ role: 'custodian', communities: ['theirs'] }]);
  expect(may(custodian, 'record.close', shared, NOON)).toBe(true);
});

test('a yes is given only by custodians of a community that has custodians', () => {
  const custodian = someone([{ role: 'custodian', communities: ['theirs'] }]);
  const shared = aRecord({ communities: ['ours', 'theirs'], withCustodians: ['ours'] });
  expect(may(custodian, 'record.decide', shared, NOON)).toBe(false);
  expect(may(custodian, 'record.decide', { ...shared, withCustodians: ['theirs'] }, NOON)).toBe(
    true,
  );
});

test('an administrator is nobody’s custodian and reads no records', () => {
  const administrator = someone([{ role: 'administrator', communities: 'all' }]);
  for (const action of ['record.decide', 'record.read', 'record.publish', 'record.close'] as const)
    expect(may(administrator, action, aRecord(), NOON)).toBe(false);
});

test('who drafted a thing for custodians still knows their own draft, and only that', () => {
  const contributor = someone([{ role: 'contributor', communities: ['ours'] }]);
  const hidden = aRecord({ access: access({ level: 'custodians' }) });
  expect(may(contributor, 'record.write', hidden, NOON)).toBe(false);
  expect(may(contributor, 'record.write', { ...hidden, draftedBy: ['somebody'] }, NOON)).toBe(true);
  expect(may(contributor, 'record.write', { ...hidden, draftedBy: ['another'] }, NOON)).toBe(false);
});

test('a draft that names no community yet is its writer’s, and of those who work for all', () => {
  const unplaced = aRecord({ communities: [], withCustodians: [], draftedBy: ['somebody'] });
  const editor = someone([{ role: 'editor', communities: ['ours'] }]);
  expect(may(editor, 'record.write', unplaced, NOON)).toBe(true);
  expect(may({ ...editor, userId: 'another' }, 'record.write', unplaced, NOON)).toBe(false);
  const forAll = { ...someone([{ role: 'editor', communities: 'all' }]), userId: 'another' };
  expect(may(forAll, 'record.write', unplaced, NOON)).toBe(true);
  const source = aRecord({ communities: [], withCustodians: [], type: 'source' });
  expect(may(editor, 'record.write', source, NOON)).toBe(true);
});

test('the officer whose yes is needed knows what a custodian has offered to open', () => {
  const officer = someone([{ role: 'officer', communities: ['ours'] }]);
  const hidden = aRecord({ access: access({ level: 'custodians' }) });
  expect(may(officer, 'record.publish', hidden, NOON)).toBe(false);
  expect(may(officer, 'record.publish', { ...hidden, isOffered: true }, NOON)).toBe(true);
  const other = someone([{ role: 'officer', communities: ['theirs'] }]);
  expect(may(other, 'record.publish', { ...hidden, isOffered: true }, NOON)).toBe(false);
});

test('days are the site’s: what begins on the 22nd is there at midnight in Việt Nam', () => {
  const admitted = someone([{ role: 'editor', communities: ['ours'] }]);
  const record = aRecord({ access: access({ level: 'public', from: '2026-11-22' }) });
  const before = new Date('2026-11-21T16:59:59Z');
  const after = new Date('2026-11-21T17:00:00Z');
  expect(may(admitted, 'record.read', record, before)).toBe(false);
  expect(may(admitted, 'record.read', record, after)).toBe(true);
  expect(may(admitted, 'record.read', record, after, 'Europe/Amsterdam')).toBe(false);
});

test('an upload is its owner’s while they have any role', () => {
  const upload = { kind: 'upload', ownerId: 'somebody', communities: ['theirs'] } as const;
  const contributor = someone([{ role: 'contributor', communities: ['ours'] }]);
  for (const action of ['upload.read', 'upload.describe', 'upload.remove', 'job.read'] as const) {
    expect(may(contributor, action, upload, NOON)).toBe(true);
    expect(may(contributor, action, { ...upload, ownerId: 'another' }, NOON)).toBe(false);
    expect(may(someone([]), action, upload, NOON)).toBe(false);
  }
});

test('the community area admits whom the protocols admit, in their time, and custodians always', () => {
  const member = someone([], { protocols: ['p-one'], memberOf: ['ours'] });
  const custodian = someone([{ role: 'custodian', communities: ['ours'] }]);
  const editor = someone([{ role: 'editor', communities: ['ours'] }]);
  const table: [object | null, { member: boolean; custodian: boolean; editor: boolean }][] = [
    [null, { member: false, custodian: true, editor: false }],
    [{ level: 'public' }, { member: true, custodian: true, editor: true }],
    [
      { level: 'protocol', protocols: ['p-one', 'p-two'] },
      { member: true, custodian: true, editor: false },
    ],
    [
      { level: 'protocol', protocols: ['p-one', 'p-two'], match: 'all' },
      { member: false, custodian: true, editor: false },
    ],
    [
      { level: 'protocol', protocols: ['p-one'], until: '2026-11-20' },
      { member: false, custodian: true, editor: false },
    ],
    [{ level: 'custodians' }, { member: false, custodian: true, editor: false }],
    [{ level: 'withdrawn' }, { member: false, custodian: false, editor: false }],
  ];
  for (const [draft, want] of table) {
    const record = aRecord({ access: draft === null ? null : access(draft) });
    expect({
      member: may(member, 'area.read', record, NOON),
      custodian: may(custodian, 'area.read', record, NOON),
      editor: may(editor, 'area.read', record, NOON),
    }).toEqual(want);
  }
  expect(may(member, 'area.read', { kind: 'community', id: 'ours' }, NOON)).toBe(true);
  expect(may(member, 'area.read', { kind: 'community', id: 'theirs' }, NOON)).toBe(false);
  expect(may(someone([]), 'area.read', { kind: 'studio' }, NOON)).toBe(false);
});
