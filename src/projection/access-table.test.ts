import { expect, test } from 'vitest';
import type { Channel } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord, RecordDraft } from '#domain/record.ts';
import { project } from './project.ts';
import { aRecord, contextOf, NOON, OPEN, PUBLIC } from './test-records.ts';
import type { Viewer } from './viewer.ts';

/** Every combination, on 21 November 2026, the 13th of the tenth lunar month. */
const LEVELS = {
  absent: undefined,
  public: { level: 'public' },
  'any of two': { level: 'protocol', protocols: ['p-one', 'p-two'], match: 'any' },
  'both of two': { level: 'protocol', protocols: ['p-one', 'p-two'], match: 'all' },
  custodians: { level: 'custodians' },
  withdrawn: { level: 'withdrawn' },
} as const;
const SEASONS = {
  none: undefined,
  open: { from: '11-21', to: '12-31' },
  over: { from: '03-01', to: '11-20' },
  'open over new year': { from: '11-15', to: '02-10' },
  'closed over new year': { from: '11-22', to: '11-20' },
  'lunar open': { lunarMonth: 10, fromDay: 13, toDay: 13 },
  'lunar over': { lunarMonth: 10, fromDay: 1, toDay: 12 },
} as const;
const TIMES = {
  always: {},
  'not yet': { from: '2026-11-22' },
  'this day only': { from: '2026-11-21', until: '2026-11-21' },
  'no more': { until: '2026-11-20' },
} as const;
const ALL_USES: Channel[] = ['page', 'search', 'dataset', 'broadcast'];
const CONSENTS = {
  none: [],
  holding: [{ givenOn: '2026-11-21', channels: ALL_USES }],
  'holding with an end': [{ givenOn: '2020-01-01', until: '2026-11-21', channels: ALL_USES }],
  expired: [{ givenOn: '2020-01-01', until: '2026-11-20', channels: ALL_USES }],
  'not yet given': [{ givenOn: '2026-11-22', channels: ALL_USES }],
  'page only': [{ givenOn: '2020-01-01', channels: ['page'] as Channel[] }],
  'broadcast only': [{ givenOn: '2020-01-01', channels: ['broadcast'] as Channel[] }],
} as const;
const CHANNELS: Record<string, Channel[] | undefined> = {
  default: undefined,
  'page alone': ['page'],
  'search alone': ['search'],
  'broadcast alone': ['broadcast'],
  wide: ['page', 'search', 'dataset'],
};
const VIEWERS: Record<string, Viewer> = {
  public: PUBLIC,
  'member of nothing': { kind: 'member', person: 'x', protocols: [] },
  'member of one': { kind: 'member', person: 'x', protocols: ['p-two', 'p-other'] },
  'member of both': { kind: 'member', person: 'x', protocols: ['p-two', 'p-one'] },
  'own custodian': {
    kind: 'custodian',
    person: 'x',
    communities: ['ours', 'theirs'],
    protocols: [],
  },
  'other custodian': { kind: 'custodian', person: 'x', communities: ['theirs'], protocols: [] },
};
const KINDS = ['festival', 'media', 'person'] as const;

interface Case {
  kind: (typeof KINDS)[number];
  level: keyof typeof LEVELS;
  season: keyof typeof SEASONS;
  time: keyof typeof TIMES;
  consent: keyof typeof CONSENTS;
  channels: string;
  viewer: string;
  scheduler: boolean;
}

/** What the community's rules ask for, written from DOMAIN.md without a look at the program. */
function expected(c: Case): 'nothing' | 'tombstone' | string {
  const declared = CHANNELS[c.channels] ?? ['page', 'search'];
  const inOrder = (uses: Channel[]) =>
    ['page', 'search', 'dataset', 'broadcast']
      .filter((use) => uses.includes(use as Channel))
      .join();

  if (c.level === 'withdrawn') return c.kind === 'person' ? 'nothing' : 'tombstone';
  if (c.viewer === 'own custodian') {
    return inOrder([...(c.level === 'absent' ? (['page', 'search'] as const) : declared), 'page']);
  }
  const mayKnow: Record<Case['level'], string[]> = {
    absent: [],
    public: Object.keys(VIEWERS),
    'any of two': ['member of one', 'member of both'],
    'both of two': ['member of both'],
    custodians: [],
    withdrawn: [],
  };
  if (!mayKnow[c.level].includes(c.viewer)) return 'nothing';
  if (['over', 'closed over new year', 'lunar over'].includes(c.season)) return 'nothing';
  if (['not yet', 'no more'].includes(c.time)) return 'nothing';
  const nobodyTakesItDown = c.viewer === 'public' && !c.scheduler;
  if (nobodyTakesItDown && (c.season !== 'none' || c.time !== 'always')) return 'nothing';

  let uses = declared;
  if (c.kind !== 'festival') {
    const given: Record<Case['consent'], string[]> = {
      none: [],
      holding: ['page', 'search', 'dataset', 'broadcast'],
      'holding with an end': nobodyTakesItDown ? [] : ['page', 'search', 'dataset', 'broadcast'],
      expired: [],
      'not yet given': [],
      'page only': ['page'],
      'broadcast only': ['broadcast'],
    };
    if (c.kind === 'person' && !given[c.consent].includes('page')) return 'nothing';
    uses = uses.filter((use) => given[c.consent].includes(use));
  }
  // What is found must have a page to be found at.
  if (!uses.includes('page')) uses = uses.filter((use) => use !== 'search');
  return uses.length === 0 ? 'nothing' : inOrder(uses);
}

const COMMUNITY = aRecord({ id: 'ours', type: 'community', access: OPEN });
const USER = aRecord({
  id: 'user',
  type: 'custom',
  access: OPEN,
  domain: 'oral',
  media: ['it'],
});

function build({ kind, level, season, time, consent, channels }: Case): ArchiveRecord {
  const rule = LEVELS[level];
  const declared = CHANNELS[channels];
  const access =
    rule === undefined
      ? undefined
      : {
          ...structuredClone(rule),
          ...TIMES[time],
          ...(SEASONS[season] === undefined ? {} : { season: SEASONS[season] }),
          ...(declared === undefined ? {} : { channels: declared }),
        };
  const person = kind === 'person' ? 'it' : 'singer';
  const consents = CONSENTS[consent].map((given) => ({
    ...given,
    channels: [...given.channels],
    person,
    givenBy: 'self' as const,
    how: 'spoken-before-witness' as const,
  }));
  const shared = {
    id: 'it',
    communities: ['ours'],
    ...(access === undefined ? {} : { access: access as NonNullable<RecordDraft['access']> }),
  };
  switch (kind) {
    case 'festival':
      return aRecord({ ...shared, type: 'festival', calendar: { rule: 'life-cycle' } });
    case 'person':
      return aRecord({ ...shared, type: 'person', consents });
    case 'media':
      return aRecord({
        ...shared,
        type: 'media',
        kind: 'audio',
        original: { sha256: 'a'.repeat(64), sizeBytes: 1, mediaType: 'audio/ogg' },
        alt: { vi: 'Tiếng' },
        people: [person],
        consents,
      });
  }
}

function outcome(record: ArchiveRecord, { viewer: name, scheduler }: Case): string {
  const viewer = VIEWERS[name] ?? PUBLIC;
  const context = contextOf([record, COMMUNITY, USER], { viewer, scheduler });
  const entry = project(record, viewer, NOON, context);
  if (entry === null) return 'nothing';
  return entry.type === 'tombstone' ? entry.type : entry.channels.join();
}

test.each(KINDS)('a %s is shown exactly where every rule agrees', (kind) => {
  const wrong: (Case & { expected: string; got: string })[] = [];
  let count = 0;
  const consents = kind === 'festival' ? (['none'] as const) : keys(CONSENTS);
  for (const level of keys(LEVELS)) {
    for (const season of keys(SEASONS)) {
      for (const time of keys(TIMES)) {
        for (const consent of consents) {
          for (const channels of keys(CHANNELS)) {
            const record = build({ kind, level, season, time, consent, channels } as Case);
            for (const viewer of keys(VIEWERS)) {
              for (const scheduler of [true, false]) {
                const c = { kind, level, season, time, consent, channels, viewer, scheduler };
                const got = outcome(record, c);
                count += 1;
                if (got !== expected(c)) wrong.push({ ...c, expected: expected(c), got });
              }
            }
          }
        }
      }
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(count).toBe(6 * 7 * 4 * consents.length * 5 * 6 * 2);
});

function keys<T extends object>(table: T): (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[];
}
