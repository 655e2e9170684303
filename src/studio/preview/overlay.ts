import { createHash } from 'node:crypto';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { CompileOptions } from '#projection/compile.ts';

/** The catalogue as it will be once `record` is published: in the place of what stands there now, or at the end. */
export function withRecord(
  catalogue: Pick<Catalogue, 'ids' | 'get' | 'hashOf'>,
  record: ArchiveRecord,
): Required<CompileOptions['catalogue']> {
  const hash = createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 16);
  const ids =
    catalogue.hashOf(record.id) === null ? [...catalogue.ids(), record.id] : catalogue.ids();
  const get = (id: string) => (id === record.id ? record : catalogue.get(id));
  return {
    ids: () => ids,
    get,
    hashOf: (id) => (id === record.id ? hash : catalogue.hashOf(id)),
    *all() {
      for (const id of ids) {
        const found = get(id);
        if (found !== null) yield found;
      }
    },
  };
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
