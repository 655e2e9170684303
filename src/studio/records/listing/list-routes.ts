import { RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import type { StudioRoute } from '../../http/route.ts';
import { readableBy } from '../known-to.ts';
import type { Records } from '../open-records.ts';
import { type RowFilter, type RowPage, readFilter, recordRows } from './record-rows.ts';

export interface ListData extends RowPage {
  filter: RowFilter;
  types: readonly RecordType[];
  communities: readonly { id: string; title: string }[];
  locales: readonly string[];
  /** The query without its page, for links to the others. */
  query: string;
}

export const RECORDS = '/studio/records/';

/** All records one may know of, with their state. */
export function listRoutes(records: Records): readonly StudioRoute[] {
  const { terms, locales } = records;
  return [
    {
      method: 'GET',
      path: RECORDS,
      rule: () => ({ action: 'record.read', subject: { kind: 'studio' } }),
      answer(visit) {
        const filter = readFilter(visit.url.searchParams);
        const knows = readableBy(records, visit);
        const collator = new Intl.Collator(visit.lang);
        const communities = terms
          .all()
          .filter(({ id, type }) => type === 'community' && knows(id))
          .map(({ id }) => ({ id, title: terms.titleOf(id, visit.lang) }))
          .sort((a, b) => collator.compare(a.title, b.title));
        const query = new URLSearchParams(visit.url.searchParams);
        query.delete('page');
        const data: ListData = {
          ...recordRows(records, filter, visit),
          filter,
          types: RECORD_TYPES,
          communities,
          locales,
          query: query.toString(),
        };
        return { screen: 'records', data };
      },
    },
  ];
}
