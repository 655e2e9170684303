/** Harvests while the archive changes: what a harvester has in the end is the archive's state, neither more nor less. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toOaiIdentifier } from '#exports/oai-pmh-2/identifiers.ts';
import { testEnv } from '#tests/env.ts';
import { type ChangingArchive, changingArchive } from './changing-archive.ts';
import { type Harvested, harvest } from './harvester.ts';
import { openRepository, type Repository } from './repository.ts';

const COUNT = testEnv.full ? 10_000 : 1_500;

let repository: Repository;
beforeAll(async () => {
  repository = await openRepository();
});
afterAll(() => repository.close());

/** Numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The archive as it is, in one format, as a harvester should have it. */
function stateOf({ store }: Repository, archive: ChangingArchive, prefix: string) {
  const state = new Map<string, { isDeleted: boolean; metadata: string | null }>();
  for (const item of store.list(prefix, {}, 1_000_000)) {
    state.set(toOaiIdentifier('kho.example', item.id), {
      isDeleted: item.isDeleted,
      metadata: item.isDeleted ? null : item.body,
    });
  }
  const open = archive.records().inChannel('harvest');
  const standing = [...state].filter(([, { isDeleted }]) => !isDeleted);
  expect(standing.length).toBe(open.size);
  return state;
}

function withoutTimes(known: ReadonlyMap<string, Harvested>) {
  return new Map(
    [...known].map(([id, { isDeleted, metadata }]) => [
      id,
      { isDeleted, metadata: metadata?.trim() ?? null },
    ]),
  );
}

test(`a harvest of ${COUNT} records ends with the state of an archive that changed meanwhile`, async () => {
  const archive = changingArchive(COUNT);
  repository.update(archive.records());
  const random = seeded(7);
  let added = COUNT;
  let changes = 0;
  const pick = () => archive.ids()[Math.floor(random() * archive.ids().length)] ?? '';
  const disturb = () => {
    for (let i = 0; i < 5; i += 1) {
      const what = random();
      changes += 1;
      if (what < 0.4) archive.change(pick());
      else if (what < 0.6) archive.remove(pick());
      else if (what < 0.75) archive.setOpen(pick(), false);
      else if (what < 0.85) archive.setOpen(pick(), true);
      else archive.add(`record-${added++}`);
    }
    repository.update(archive.records());
  };
  const known = new Map<string, Harvested>();
  let parts = 0;
  const first = await harvest(repository.url, known, {
    metadataPrefix: 'oai_dc',
    between() {
      parts += 1;
      if (parts < 60) disturb();
    },
  });
  expect(changes).toBeGreaterThan(70);
  // What came last may have changed again since: the next harvests begin where this one began.
  disturb();
  const second = await harvest(repository.url, known, {
    metadataPrefix: 'oai_dc',
    from: first.responseDate,
  });
  await harvest(repository.url, known, { metadataPrefix: 'oai_dc', from: second.responseDate });
  expect(withoutTimes(known)).toEqual(stateOf(repository, archive, 'oai_dc'));
});

test('changes within the second of a harvest are not passed over by the next', async () => {
  const archive = changingArchive(40);
  repository.update(archive.records());
  const known = new Map<string, Harvested>();
  let from: string | null = null;
  for (let round = 0; round < 20; round += 1) {
    archive.change(`record-${round}`);
    if (round % 3 === 0) archive.remove(`record-${round + 20}`);
    repository.update(archive.records());
    const { responseDate } = await harvest(repository.url, known, {
      metadataPrefix: 'oai_dc',
      from,
    });
    from = responseDate;
  }
  expect(withoutTimes(known)).toEqual(stateOf(repository, archive, 'oai_dc'));
});

test('of a change only the changed record is made anew, and nothing where nothing changed', () => {
  const archive = changingArchive(300);
  repository.update(archive.records());
  archive.change('record-7');
  expect(repository.update(archive.records())).toMatchObject({ made: 2, deleted: 0 });
  expect(repository.update(archive.records())).toEqual({ made: 0, changed: 0, deleted: 0 });
});

test.skipIf(testEnv.sickle === '')('Sickle, a client of others, harvests the same', async () => {
  const archive = changingArchive(350);
  repository.update(archive.records());
  const script = `
import json, sys
from sickle import Sickle
records = Sickle(sys.argv[1]).ListRecords(metadataPrefix="oai_dc")
print(json.dumps({r.header.identifier: r.deleted or r.metadata["title"] for r in records}))`;
  const run = promisify(execFile);
  const { stdout } = await run(testEnv.sickle, ['-c', script, repository.url], {
    maxBuffer: 100_000_000,
  });
  const titles = JSON.parse(stdout) as Record<string, true | string[]>;
  const state = stateOf(repository, archive, 'oai_dc');
  expect(Object.keys(titles).sort()).toEqual([...state.keys()].sort());
  for (const [id, { isDeleted }] of state) expect(titles[id] === true, id).toBe(isDeleted);
  expect(titles['oai:kho.example:record-1']).toEqual(['ពិធីសំពះព្រះខែ 1']);
});
