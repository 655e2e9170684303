import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MediaDescription } from '#domain/media-description.ts';
import type { PublicCard } from '#domain/public/record.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { type CompiledProjection, type CompileOptions, compileProjection } from './compile.ts';
import { buildRecord, COUNT, describeMedia, idOf, type Plan, plan } from './generated-records.ts';
import type { Ledger } from './ledger.ts';
import { aRecord, aText, NOON, OPEN } from './test-records.ts';

/** One state of the archive; `noise` changes what is made of media, `withdrawn` is in the ledger. */
interface State {
  plans: readonly Plan[];
  noise: number;
  withdrawn: readonly number[];
  now: Date;
}

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'projection-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function optionsOf(all: readonly ArchiveRecord[]): Omit<CompileOptions, 'folder'> {
  const records = new Map(all.map((record) => [record.id, record]));
  return {
    catalogue: {
      ids: () => [...records.keys()],
      get: (id) => records.get(id) ?? null,
      all: () => records.values(),
      hashOf: (id) => hash('sha256', JSON.stringify(records.get(id) ?? null), 'hex'),
    },
    describe: () => null,
    ledger: new Map(),
    now: NOON,
    timeZone: 'Asia/Ho_Chi_Minh',
    scheduler: true,
  };
}

function optionsFor({ plans, noise, withdrawn, now }: State): Omit<CompileOptions, 'folder'> {
  const ledger: Ledger = new Map(
    withdrawn.map(idOf).map((id) => [
      id,
      {
        id,
        at: '2026-01-01T00:00:00Z',
        by: 'x',
        reason: { vi: `rút ${noise}` },
        showTitle: true,
      },
    ]),
  );
  const describe = (sha256: string): MediaDescription => ({
    ...describeMedia(sha256),
    durationSeconds: noise,
  });
  const records = plans.map((_, index) => buildRecord(plans, index));
  return { ...optionsOf(records), describe, ledger, now };
}

const keepIn = (programKey: string) => ({ file: join(parent, 'cache', 'pieces.json'), programKey });

const kept = (state: State, programKey = 'a'): Promise<CompiledProjection> =>
  compileProjection({
    ...optionsFor(state),
    folder: join(parent, 'kept'),
    keep: keepIn(programKey),
  });

const fresh = (state: State): Promise<CompiledProjection> =>
  compileProjection({ ...optionsFor(state), folder: join(parent, 'fresh') });

function filesOf(name: string): Record<string, string> {
  const folder = join(parent, name);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
}

const plans = fc.array(plan, { minLength: COUNT, maxLength: COUNT });
const change: fc.Arbitrary<(state: State) => State> = fc.oneof(
  fc.tuple(fc.nat(COUNT - 1), plan).map(([at, to]) => (state: State) => ({
    ...state,
    plans: state.plans.with(at % state.plans.length, to),
  })),
  fc.nat(COUNT - 1).map((at) => (state: State) => ({
    ...state,
    plans:
      state.plans.length > 12 ? state.plans.toSpliced(at % state.plans.length, 1) : state.plans,
  })),
  fc.nat(3).map((noise) => (state: State) => ({ ...state, noise })),
  fc.nat(COUNT - 1).map((at) => (state: State) => ({
    ...state,
    withdrawn: [...state.withdrawn, at],
  })),
  fc
    .constantFrom('2026-12-31T17:00:00Z', '2027-03-01T00:00:00Z', '2026-11-21T05:00:00Z')
    .map((now) => (state: State) => ({ ...state, now: new Date(now) })),
);

test('after any change the projection is byte for byte the one made from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      plans,
      fc.array(change, { minLength: 1, maxLength: 6 }),
      async (first, changes) => {
        let state: State = { plans: first, noise: 0, withdrawn: [], now: NOON };
        for (const next of [(same: State) => same, ...changes]) {
          state = next(state);
          const { projected: some, ...one } = await kept(state);
          const { projected: all, ...other } = await fresh(state);
          expect(filesOf('kept')).toEqual(filesOf('fresh'));
          expect({ ...one, changed: [] }).toEqual({ ...other, changed: [] });
          expect(some).toBeLessThanOrEqual(all);
        }
        expect((await kept(state)).projected).toBe(0);
        expect(filesOf('kept')).toEqual(filesOf('fresh'));
      },
    ),
    { numRuns: 60 },
  );
});

/** Everything points at itself alone, and the second record at the first. */
const open: Plan = { type: 'custom', access: { level: 'public' }, refs: [], consents: true };
const steady: State = {
  plans: Array.from({ length: COUNT }, (_, index) => ({
    ...open,
    refs: index === 1 ? [0] : [index],
  })),
  noise: 0,
  withdrawn: [],
  now: NOON,
};

test('only what changed, and what had read it, is projected anew', async () => {
  expect((await kept(steady)).projected).toBe(COUNT);
  const closed = { ...open, refs: [0], access: undefined };
  const hidden = { ...steady, plans: steady.plans.with(0, closed) };
  expect((await kept(hidden)).projected).toBe(2);
  expect(filesOf('kept')['records.jsonl']).not.toContain(idOf(0));
});

test('nothing is carried over from another program, another projection, or a damaged file', async () => {
  await kept(steady);
  expect((await kept(steady, 'b')).projected).toBe(COUNT);

  const { 'records.jsonl': records = '' } = filesOf('kept');
  writeFileSync(join(parent, 'kept', 'records.jsonl'), records.replace('Lời', 'Hại'));
  expect((await kept(steady, 'b')).projected).toBe(1);
  expect(filesOf('kept')['records.jsonl']).toBe(records);

  await compileProjection({
    ...optionsFor({ ...steady, noise: 1, withdrawn: [3] }),
    folder: join(parent, 'kept'),
  });
  expect((await kept(steady, 'b')).projected).toBe(COUNT);

  writeFileSync(join(parent, 'cache', 'pieces.json'), '{"key":');
  expect((await kept(steady, 'b')).projected).toBe(COUNT);
  expect(filesOf('kept')['records.jsonl']).toBe(records);
});

test('a holding takes its festival’s new title, and a festival the month of a new holding', async () => {
  const festival = (title: string) =>
    aRecord({ id: 'hoi', type: 'festival', access: OPEN, calendar: { rule: 'unsourced' } }, [
      aText({ title }),
    ]);
  const holding = (id: string, start: string) =>
    aRecord({ id, type: 'occurrence', access: OPEN, of: 'hoi', status: 'observed', start }, []);
  const compile = async (...records: ArchiveRecord[]) => {
    const folder = join(parent, 'kept');
    await compileProjection({ ...optionsOf(records), folder, keep: keepIn('a') });
    const titles = filesOf('kept')
      ['cards.jsonl']?.split('\n')
      .filter(Boolean)
      .map((line) => {
        const card: PublicCard = JSON.parse(line);
        return [card.id, card.titles['vi']?.title, card.months];
      });
    return titles;
  };
  const spring = holding('hoi-2025', '2025-03-01');
  expect(await compile(festival('Hội'), spring)).toEqual([
    ['hoi', 'Hội', [3]],
    ['hoi-2025', 'Hội 2025', []],
  ]);
  expect(await compile(festival('Hội làng'), spring)).toEqual([
    ['hoi', 'Hội làng', [3]],
    ['hoi-2025', 'Hội làng 2025', []],
  ]);
  expect(await compile(festival('Hội làng'), spring, holding('hoi-2026', '2026-09-01'))).toEqual([
    ['hoi', 'Hội làng', [3, 9]],
    ['hoi-2025', 'Hội làng 2025', []],
    ['hoi-2026', 'Hội làng 2026', []],
  ]);
});
