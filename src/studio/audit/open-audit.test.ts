import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, openStudioDatabase } from '../database/open-database.ts';
import { AUDIT_SCHEMA, openAudit } from './open-audit.ts';

let folder: string;
let database: DatabaseSync;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  database = openStudioDatabase(join(folder, 'studio.sqlite'), [AUDIT_SCHEMA]);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const at = new Date('2026-11-29T02:00:00Z');
const note = (subject: string, action = 'record.publish') => ({
  actor: 'u1',
  action,
  subject,
  at,
});

describe('the audit log', () => {
  test('numbers its entries, chains their hashes and finds them again by any of their parts', () => {
    const audit = openAudit(database);
    audit.note({ ...note('hoi-lang-mau'), why: 'community-asked', hash: 'a'.repeat(64) });
    audit.note({ ...note('cho-mau', 'record.close'), actor: 'u2' });
    audit.note({ ...note('cho-mau', 'recordings.list'), at: new Date('2026-11-30T00:00:00Z') });

    const [, second, first] = audit.entries({ limit: 9 });
    expect(second?.previous).toBe(first?.hash);
    const numbers = (filter: object) => audit.entries({ limit: 9, ...filter }).map(({ n }) => n);
    expect(numbers({ subject: 'cho-mau' })).toEqual([3, 2]);
    expect(numbers({ actor: 'u2' })).toEqual([2]);
    expect(numbers({ action: 'record' })).toEqual([2, 1]);
    expect(numbers({ action: 'record.close' })).toEqual([2]);
    expect(numbers({ from: new Date('2026-11-30T00:00:00Z') })).toEqual([3]);
    expect(numbers({ until: new Date('2026-11-30T00:00:00Z') })).toEqual([2, 1]);
    expect(numbers({ before: 3 })).toEqual([2, 1]);
    expect(audit.verify()).toMatchObject({ entries: 3, broken: null });
  });

  test('is part of the transaction of what it notes: what is taken back leaves no entry', () => {
    const audit = openAudit(database);
    expect(() =>
      inTransaction(database, () => {
        audit.note(note('cho-mau'));
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(audit.entries({ limit: 9 })).toEqual([]);
  });

  test('refuses to be changed, shortened or written over', () => {
    const audit = openAudit(database);
    audit.note(note('cho-mau'));
    const refused = /only added to/;
    expect(() => database.exec("UPDATE audit_log SET actor = 'u9'")).toThrow(refused);
    expect(() => database.exec('DELETE FROM audit_log')).toThrow(refused);
    const replace = database.prepare(
      "INSERT OR REPLACE INTO audit_log VALUES (1, 'x', 'u9', 'x', 'x', NULL, NULL, 'x', 'x')",
    );
    expect(() => replace.run()).toThrow(refused);
  });

  test.each([
    ['changed', "UPDATE audit_log SET actor = 'u9' WHERE n = 3", 3],
    ['taken out', 'DELETE FROM audit_log WHERE n = 2', 2],
    ['given another time', "UPDATE audit_log SET at = '2026-01-01T00:00:00.000Z' WHERE n = 4", 4],
  ])('names the first entry that was %s behind its back', (_what, statement, broken) => {
    const audit = openAudit(database);
    for (let n = 1; n <= 5; n += 1) audit.note(note(`record-${n}`));
    database.exec('DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_forgets;');
    database.exec(statement);
    expect(audit.verify().broken).toBe(broken);
  });

  test('takes ids and hashes, and no contents', () => {
    const audit = openAudit(database);
    expect(() => audit.note({ ...note('cho-mau'), why: 'Bà cụ không muốn nữa' })).toThrow();
    expect(() => audit.note({ ...note('cho-mau'), hash: 'not a hash' })).toThrow();
    expect(() => audit.note({ ...note('cho-mau'), action: '' })).toThrow();
    expect(audit.entries({ limit: 9 })).toEqual([]);
  });
});
