import { createHash } from 'node:crypto';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { CompileOptions } from '#projection/compile.ts';

/** The catalogue as it will be once `records` are published: in the place of what stands there now, or at the end. */
export function withRecords(
  catalogue: Pick<Catalogue, 'ids' | 'get' | 'hashOf'>,
  records: readonly ArchiveRecord[],
): Required<CompileOptions['catalogue']> {
  const over = new Map(records.map((record) => [record.id, record]));
  const hashes = new Map(records.map((record) => [record.id, hashOfRecord(record)]));
  const added = [...over.keys()].filter((id) => catalogue.hashOf(id) === null);
  const ids = [...catalogue.ids(), ...added];
  const get = (id: string) => over.get(id) ?? catalogue.get(id);
  return {
    ids: () => ids,
    get,
    hashOf: (id) => hashes.get(id) ?? catalogue.hashOf(id),
    *all() {
      for (const id of ids) {
        const found = get(id);
        if (found !== null) yield found;
      }
    },
  };
}

function hashOfRecord(record: ArchiveRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 16);
}

/** What a record that is not public would look like if it were; who looks is told so. */
export function asPublic(record: ArchiveRecord): ArchiveRecord {
  const access: ArchiveRecord['access'] = {
    level: 'public',
    protocols: [],
    match: 'any',
    channels: ['page', 'search'],
    showTitle: false,
  };
  return { ...record, access };
}
