import { hash } from 'node:crypto';
import { arkBlade } from '#domain/public/ark.ts';
import type { PublicCard, PublicEntry } from '#domain/public/record.ts';
import { CHANNELS, type Channel } from '#domain/public/vocabulary.ts';
import type {
  CalendarIndex,
  IndexEntry,
  ProjectionIndex,
  SearchOnlyNames,
} from '#public-records/format.ts';
import type { WrittenLine } from './lines.ts';
import { toLists } from './lists.ts';
import type { PieceEntry } from './pieces.ts';
import { refuseSameArk } from './same-ark.ts';

type ChannelIds = Record<Channel, string[]>;

interface GatheredIndex {
  index: ProjectionIndex;
  channels: ChannelIds;
  searchOnly: SearchOnlyNames;
}

/**
 * Everything the projection says beside its entries and cards. Entries keep their order.
 * @throws ArchiveError `ark-collision`.
 */
export function gatherIndex(
  pieces: readonly PieceEntry[],
  calendar: CalendarIndex,
  validUntil: string | null,
): GatheredIndex {
  const channels = Object.fromEntries(
    CHANNELS.map((channel): [Channel, string[]] => [channel, []]),
  ) as ChannelIds;
  const searchOnly: SearchOnlyNames = {};
  for (const { index, channels: uses, exonyms } of pieces) {
    for (const channel of uses) channels[channel].push(index.id);
    if (exonyms.length > 0 && uses.includes('search')) searchOnly[index.id] = exonyms;
  }
  const listed = pieces.filter((piece) => piece.listed !== null);
  const order = inVietnameseOrder(listed);
  const lists: ProjectionIndex['lists'] = {};
  for (const [name, ids] of Object.entries(
    toLists(
      listed.flatMap((piece) => piece.listed ?? []),
      order,
    ),
  )) {
    lists[name] = { ids, hash: shortHash(ids.join('\n')) };
  }
  const entries = pieces.map(({ index }) => index);
  refuseSameArk(entries);
  const whole = [
    ...entries.map((entry) => `${entry.id} ${entry.hash} ${entry.cardHash}`),
    ...Object.entries(lists).map(([name, list]) => `${name} ${list.hash}`),
    JSON.stringify([channels, searchOnly, calendar]),
  ].join('\n');
  const index = {
    version: 1,
    hash: shortHash(whole),
    validUntil,
    entries,
    lists,
    calendar,
  } as const;
  return { index, channels, searchOnly };
}

/** Where an entry and its card lie, and by what names they are found. */
export function toIndexEntry(
  entry: PublicEntry,
  line: WrittenLine,
  cardLine: WrittenLine,
): IndexEntry {
  return {
    id: entry.id,
    type: entry.type,
    routeType: entry.type === 'tombstone' ? entry.formerType : entry.type,
    slug: entry.slug,
    formerSlugs: entry.formerSlugs,
    page: entry.type === 'tombstone' || entry.channels.includes('page'),
    ark: arkBlade(entry.id),
    at: line.at,
    length: line.length,
    hash: line.hash,
    cardAt: cardLine.at,
    cardLength: cardLine.length,
    cardHash: cardLine.hash,
  };
}

export function sortTitle({ id, titles }: PublicCard): string {
  return titles['vi']?.title ?? Object.values(titles)[0]?.title ?? id;
}

function inVietnameseOrder(pieces: readonly PieceEntry[]): string[] {
  const collator = new Intl.Collator('vi');
  return pieces
    .toSorted((a, b) => collator.compare(a.title, b.title) || (a.index.id < b.index.id ? -1 : 1))
    .map(({ index }) => index.id);
}

function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
