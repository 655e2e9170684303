import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProjectionIndex } from '#public-records/format.ts';
import { compileProjection } from './compile.ts';
import {
  buildRecord,
  COUNT,
  describeMedia,
  idOf,
  plan,
  SECRET_ID,
  secret,
} from './generated-records.ts';
import { NOON } from './test-records.ts';

test('no file of the projection holds a word, an id or a private field of what is hidden', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'projection-'));
  const folder = join(parent, 'projection');
  const seen = { hidden: 0, shown: 0, tombstones: 0 };
  const property = fc.asyncProperty(
    fc.array(plan, { minLength: COUNT, maxLength: COUNT }),
    async (plans) => {
      const records = plans.map((_, index) => buildRecord(plans, index));
      const byId = new Map(records.map((record) => [record.id, record]));
      await compileProjection({
        catalogue: { get: (id) => byId.get(id) ?? null, all: () => records },
        describe: describeMedia,
        ledger: new Map([
          [
            idOf(0),
            {
              id: idOf(0),
              at: '2026-01-01T00:00:00Z',
              by: secret(0, 'by'),
              reason: null,
              showTitle: false,
            },
          ],
        ]),
        now: NOON,
        timeZone: 'Asia/Ho_Chi_Minh',
        scheduler: true,
        folder,
      });
      const files = new Map(
        readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
      );
      const index = JSON.parse(files.get('index.json') ?? '') as ProjectionIndex;
      const standing = new Map(index.entries.map(({ id, type }) => [id, type]));
      for (const [number, { id, access }] of records.entries()) {
        const kind = standing.get(id);
        if (access?.level !== 'public' && access?.level !== 'withdrawn') {
          expect([id, kind]).toEqual([id, undefined]);
        }
        // Of a withdrawn record its address and the community's reason remain.
        const mark = kind === 'tombstone' ? /Lời của (\S+) về (?!reason)/g : null;
        if (kind === 'tombstone') seen.tombstones += 1;
        else if (kind === undefined) seen.hidden += 1;
        else seen.shown += 1;
        for (const [name, text] of files) {
          if (kind === undefined) expect([name, id, text.includes(id)]).toEqual([name, id, false]);
          for (const [, marked] of mark === null ? [] : text.matchAll(mark)) {
            expect([name, marked]).not.toEqual([name, id]);
          }
          const isSearchOnly = name === 'search-only.json';
          if (!isSearchOnly || kind === undefined || kind === 'tombstone') {
            expect(text).not.toContain(`không bao giờ ra ngoài ${number} `);
          }
          expect(text).not.toContain(SECRET_ID);
        }
      }
    },
  );
  try {
    await fc.assert(property, { numRuns: 120 });
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
  expect(Math.min(seen.hidden, seen.shown, seen.tombstones)).toBeGreaterThan(100);
});
