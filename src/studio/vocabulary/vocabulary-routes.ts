import { REFERENCE_KINDS, type ReferenceKind } from '#catalogue/references/reference-kinds.ts';
import { RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import type { StudioRoute } from '../http/route.ts';
import { knownTo } from '../records/known-to.ts';
import type { Records } from '../records/open-records.ts';

export interface TermMatch {
  /** As it goes into the input: `name [id]`. */
  value: string;
  title: string;
  id: string;
  type: RecordType;
  /** What it stands in, by name. */
  within: string | null;
  isDraft: boolean;
}

const MOST_MATCHES = 8;

/** Suggestions while somebody types the name of a record. */
export function vocabularyRoutes(records: Records): readonly StudioRoute[] {
  const { terms, drafts } = records;
  /** Before anything is typed: what somebody is at work on. */
  const ownLatest = (userId: string, to: ReferenceKind | RecordType | null) =>
    drafts
      .list()
      .filter(({ changedBy }) => changedBy === userId)
      .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
      .flatMap(({ recordId }) => terms.find(recordId) ?? [])
      .filter(({ type }) => type === to)
      .slice(0, MOST_MATCHES);
  return [
    {
      method: 'GET',
      path: '/studio/vocabulary/matches/',
      rule: () => ({ action: 'record.read', subject: { kind: 'studio' } }),
      answer(visit) {
        const query = visit.url.searchParams;
        const to = toKind(query.get('to'));
        const knows = knownTo(records, visit);
        const typed = (query.get('q') ?? '').trim();
        const found =
          typed === ''
            ? ownLatest(visit.actor.userId, to).filter(({ id }) => knows(id))
            : terms.search(typed, { to, knows, limit: MOST_MATCHES });
        const matches = found.map(({ id, type, within, isDraft }): TermMatch => {
          const title = terms.titleOf(id, visit.lang);
          const around =
            within !== null && knows(within) ? terms.titleOf(within, visit.lang) : null;
          return { value: `${title} [${id}]`, title, id, type, within: around, isDraft };
        });
        return Response.json(matches, {
          headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
        });
      },
    },
  ];
}

function toKind(asked: string | null): ReferenceKind | RecordType | null {
  if (asked === null) return null;
  if (Object.hasOwn(REFERENCE_KINDS, asked)) return asked as ReferenceKind;
  return RECORD_TYPES.find((type) => type === asked) ?? null;
}
