import type { PublicRecord } from '#domain/public/record.ts';
import type { ListName } from '#public-records/format.ts';
import { citedSources } from './cited-sources.ts';

const DESCRIBED: readonly PublicRecord['type'][] = ['festival', 'custom', 'product'];

/**
 * Lists that tell how far the archive has come with a record: what it has, for what it lacks would be
 * most of them. Of public material alone, like every list.
 */
export function stateLists(record: PublicRecord): ListName[] {
  if (record.type === 'place') return [`place-kind:${record.facts.kind}`];
  // A machine's voice or drawing is no record of anybody.
  if (record.type === 'media') return record.facts.synthetic ? [] : [`media:${record.facts.kind}`];
  if (!DESCRIBED.includes(record.type)) return [];
  const spoken = [...record.texts, ...record.narratives].map(({ lang }) => lang.split('-')[0]);
  return [
    `review:${record.review}`,
    ...[...new Set(spoken)].map((lang) => `text:${lang}`),
    ...(record.narratives.length > 0 ? ['narrated'] : []),
    ...(citedSources(record).size > 1 ? ['well-sourced'] : []),
  ];
}
