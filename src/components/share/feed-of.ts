import type { PublicRecord } from '#domain/public/record.ts';
import type { FeedGroup } from '#domain/public/routes.ts';
import type { References } from '../references.ts';

/** The feed that a community or a province has; `null` for all else, and where nothing is told. */
export function feedOf(record: PublicRecord, references: References): FeedGroup | null {
  const { id, type } = record;
  const hasFeed = type === 'community' || (type === 'place' && record.facts.kind === 'province');
  return hasFeed && references.list(`recent:${type}:${id}`).length > 0 ? { type, id } : null;
}
