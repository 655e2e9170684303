import { placeGroupOf } from '#domain/public/facts.ts';
import type { PublicCard, PublicRecord } from '#domain/public/record.ts';
import { isShared } from '#domain/public/shared.ts';
import type { ListName } from '#public-records/format.ts';
import { mediaOf } from './card.ts';
import { citedSources } from './cited-sources.ts';
import { manifestLists } from './manifest-lists.ts';
import { stateLists } from './state-lists.ts';

const RECENT_LENGTH = 200;
/** Of a type, a community, a place: what one feed holds. */
const NEWS_LENGTH = 30;
const HAS_NEWS = /^(?:type|community|place):/;
/** Terms, sources and rules are looked up from elsewhere; their being added is not news. */
const NOT_NEWS: ReadonlySet<string> = new Set(['concept', 'source', 'protocol', 'listing']);

/** What the lists need to remember of a record. */
export interface Listed {
  id: string;
  /** Lists that hold it whatever else there is. */
  names: ListName[];
  communities: string[];
  places: string[];
  /** Of a place or community: parents and successors. */
  above: string[];
  hasManifest: boolean;
  /** Latest date of its history; empty when it has none or is no news. */
  changedOn: string;
  startsOn: string;
}

/** Only public records are listed, so that no hidden reference can count. */
export function toListed(record: PublicRecord, card: PublicCard): Listed {
  const changes = NOT_NEWS.has(record.type) ? [] : record.history.map(({ date }) => date).sort();
  return {
    id: record.id,
    names: [...directLists(record), ...card.months.map((month) => `month:${month}`)],
    communities: record.communities,
    places: record.places,
    above: aboveOf(record),
    hasManifest: card.manifest !== null,
    changedOn: changes.at(-1) ?? '',
    startsOn: record.type === 'occurrence' ? record.facts.start : '',
  };
}

/** The lists of format.ts, each in `order` (ids of all, sorted for display) where nothing else is said there. */
export function toLists(
  records: readonly Listed[],
  order: readonly string[],
): Record<ListName, string[]> {
  const byId = new Map(records.map((listed) => [listed.id, listed]));
  const above = new Map(records.map((listed) => [listed.id, listed.above]));
  const inOrder = order.flatMap((id) => byId.get(id) ?? []);
  const members = new Map<ListName, Listed[]>();
  const put = (name: ListName, listed: Listed) => {
    const list = members.get(name);
    if (list === undefined) members.set(name, [listed]);
    else list.push(listed);
  };
  for (const listed of inOrder) {
    for (const name of listed.names) put(name, listed);
    for (const id of withAllAbove(listed.communities, above)) put(`community:${id}`, listed);
    for (const id of withAllAbove(listed.places, above)) put(`place:${id}`, listed);
  }
  const lists: Record<ListName, string[]> = {};
  for (const name of [...members.keys()].sort()) {
    const list = members.get(name) ?? [];
    if (name.startsWith('occurrences:')) list.sort((a, b) => compare(a.startsOn, b.startsOn));
    lists[name] = list.map(({ id }) => id);
    if (!HAS_NEWS.test(name)) continue;
    const news = newest(list, NEWS_LENGTH);
    if (news.length > 0) lists[`recent:${name}`] = news;
  }
  return { ...lists, ...manifestLists(inOrder, members), recent: newest(inOrder, RECENT_LENGTH) };
}

function newest(list: readonly Listed[], length: number): string[] {
  return list
    .filter(({ changedOn }) => changedOn !== '')
    .sort((a, b) => compare(b.changedOn, a.changedOn))
    .slice(0, length)
    .map(({ id }) => id);
}

function directLists(record: PublicRecord): Set<ListName> {
  const names = new Set<ListName>([
    `type:${record.type}`,
    ...stateLists(record),
    ...sharedLists(record),
  ]);
  for (const id of [...record.concepts, ...materialsOf(record)]) names.add(`concept:${id}`);
  for (const id of citedSources(record)) names.add(`source:${id}`);
  for (const id of listingsOf(record)) names.add(`describes:${id}`);
  if (record.type === 'occurrence') names.add(`occurrences:${record.facts.of}`);
  if (record.type === 'place' || record.type === 'community') {
    for (const id of parentOf(record.facts.parent)) names.add(`children:${id}`);
    if (record.type === 'place') {
      names.add(`place-kind:${record.facts.kind}`);
      for (const id of record.facts.succeededBy) names.add(`former:${id}`);
      names.add(`places:${placeGroupOf(record.facts.kind)}`);
    }
  }
  if (record.type === 'listing') {
    for (const concept of [record.facts.law2024, record.facts.circular2010]) {
      for (const id of parentOf(concept)) names.add(`concept:${id}`);
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

/** What is handed on by itself, and in which languages it has a text to hand on. */
function sharedLists({ type, texts }: PublicRecord): ListName[] {
  return isShared(type) ? ['shared', ...texts.map(({ lang }) => `shared:${lang}`)] : [];
}

function materialsOf(record: PublicRecord): readonly string[] {
  return record.type === 'custom' || record.type === 'product' ? record.facts.materials : [];
}

function listingsOf(record: PublicRecord): readonly string[] {
  return record.type === 'festival' || record.type === 'custom' || record.type === 'product'
    ? record.facts.listings
    : [];
}

function aboveOf(record: PublicRecord): string[] {
  if (record.type === 'community') return parentOf(record.facts.parent);
  if (record.type !== 'place') return [];
  return [...parentOf(record.facts.parent), ...record.facts.succeededBy];
}

function parentOf(parent: string | null): string[] {
  return parent === null ? [] : [parent];
}

/** The ids and everything above them. */
export function withAllAbove(
  ids: readonly string[],
  above: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const found = new Set(ids);
  for (const id of found) for (const upper of above.get(id) ?? []) found.add(upper);
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
