import type { PublicCard, PublicRecord } from '#domain/public/record.ts';
import type { ListName } from '#public-records/format.ts';
import { mediaOf } from './card.ts';
import { citedSources } from './cited-sources.ts';

const RECENT_LENGTH = 200;
/** Terms, sources and rules are looked up from elsewhere; their being added is not news. */
const NOT_NEWS: ReadonlySet<string> = new Set(['concept', 'source', 'protocol']);

/** Parents and successors of a place or community, as the public sees them. */
export type Hierarchy = ReadonlyMap<string, readonly string[]>;

/** What the lists need to remember of a record. */
interface Listed {
  id: string;
  /** Latest date of its history, empty when it has none. */
  changedOn: string;
  startsOn: string;
}

/**
 * Collects the lists of format.ts from public records, so that no hidden reference can count.
 * `add` takes records that have a page; `finish` puts every list in `order` (ids of all, sorted for display).
 */
export function collectLists(): {
  add(record: PublicRecord, card: PublicCard): void;
  finish(order: readonly string[]): Record<ListName, string[]>;
} {
  const members = new Map<ListName, Listed[]>();
  const above = new Map<string, readonly string[]>();
  const located: { listed: Listed; kind: 'community' | 'place'; ids: readonly string[] }[] = [];
  const recent: Listed[] = [];
  const put = (name: ListName, listed: Listed) => {
    const list = members.get(name);
    if (list === undefined) members.set(name, [listed]);
    else list.push(listed);
  };
  return {
    add(record, card) {
      const listed = toListed(record);
      if (listed.changedOn !== '' && !NOT_NEWS.has(record.type)) recent.push(listed);
      put(`type:${record.type}`, listed);
      for (const name of directLists(record)) put(name, listed);
      for (const month of card.months) put(`month:${month}`, listed);
      if (record.type === 'place') {
        above.set(record.id, [...parentOf(record.facts.parent), ...record.facts.succeededBy]);
      }
      if (record.type === 'community') above.set(record.id, parentOf(record.facts.parent));
      if (record.communities.length > 0) {
        located.push({ listed, kind: 'community', ids: record.communities });
      }
      if (record.places.length > 0) located.push({ listed, kind: 'place', ids: record.places });
    },
    finish(order) {
      for (const { listed, kind, ids } of located) {
        for (const id of withAllAbove(ids, above)) put(`${kind}:${id}`, listed);
      }
      const rank = new Map(order.map((id, index) => [id, index]));
      const byTitle = (a: Listed, b: Listed) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0);
      const lists: Record<ListName, string[]> = {};
      for (const name of [...members.keys()].sort()) {
        const list = members.get(name) ?? [];
        list.sort(
          name.startsWith('occurrences:')
            ? (a, b) => compare(a.startsOn, b.startsOn) || byTitle(a, b)
            : byTitle,
        );
        lists[name] = list.map(({ id }) => id);
      }
      recent.sort((a, b) => compare(b.changedOn, a.changedOn) || byTitle(a, b));
      lists['recent'] = recent.slice(0, RECENT_LENGTH).map(({ id }) => id);
      return lists;
    },
  };
}

function toListed(record: PublicRecord): Listed {
  return {
    id: record.id,
    changedOn:
      record.history
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? '',
    startsOn: record.type === 'occurrence' ? record.facts.start : '',
  };
}

function directLists(record: PublicRecord): Set<ListName> {
  const names = new Set<ListName>();
  for (const id of [...record.concepts, ...materialsOf(record)]) names.add(`concept:${id}`);
  for (const id of citedSources(record)) names.add(`source:${id}`);
  if (record.type === 'occurrence') names.add(`occurrences:${record.facts.of}`);
  if (record.type === 'place' || record.type === 'community') {
    for (const id of parentOf(record.facts.parent)) names.add(`children:${id}`);
    if (record.type === 'place') {
      for (const id of record.facts.succeededBy) names.add(`former:${id}`);
    }
  }
  if (record.type === 'concept') {
    for (const id of parentOf(record.facts.broader)) names.add(`children:${id}`);
  }
  if (record.type !== 'media') {
    for (const id of mediaOf(record)) names.add(`uses:${id}`);
  }
  return names;
}

function materialsOf(record: PublicRecord): readonly string[] {
  return record.type === 'custom' || record.type === 'product' ? record.facts.materials : [];
}

function parentOf(parent: string | null): string[] {
  return parent === null ? [] : [parent];
}

/** The ids and everything above them. */
export function withAllAbove(ids: readonly string[], above: Hierarchy): Set<string> {
  const found = new Set(ids);
  for (const id of found) for (const upper of above.get(id) ?? []) found.add(upper);
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
