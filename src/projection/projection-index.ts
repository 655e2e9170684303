import { hash } from 'node:crypto';
import type { PublicCard, PublicEntry } from '#domain/public/record.ts';
import { CHANNELS, type Channel } from '#domain/public/vocabulary.ts';
import type { IndexEntry, ProjectionIndex, SearchOnlyNames } from '#public-records/format.ts';
import type { WrittenLine } from './line-writer.ts';
import { collectLists } from './lists.ts';

interface WrittenEntry {
  entry: PublicEntry;
  card: PublicCard;
  line: WrittenLine;
  cardLine: WrittenLine;
  exonyms: string[];
}

type ChannelIds = Record<Channel, string[]>;

interface CollectedIndex {
  index: ProjectionIndex;
  channels: ChannelIds;
  searchOnly: SearchOnlyNames;
}

/** Gathers everything the projection says beside its entries and cards. Entries keep the order of adding. */
export function collectIndex(): {
  noteChangeAt(instant: string | null): void;
  add(written: WrittenEntry): void;
  finish(): CollectedIndex;
} {
  const lists = collectLists();
  const entries: IndexEntry[] = [];
  const titles: { id: string; title: string }[] = [];
  const channels = Object.fromEntries(
    CHANNELS.map((channel): [Channel, string[]] => [channel, []]),
  ) as ChannelIds;
  const searchOnly: SearchOnlyNames = {};
  let validUntil: string | null = null;
  return {
    noteChangeAt(instant) {
      if (instant !== null && (validUntil === null || instant < validUntil)) validUntil = instant;
    },
    add({ entry, card, line, cardLine, exonyms }) {
      const page = entry.type === 'tombstone' || entry.channels.includes('page');
      entries.push(toIndexEntry(entry, page, line, cardLine));
      if (entry.type === 'tombstone') return;
      for (const channel of entry.channels) channels[channel].push(entry.id);
      if (!page) return;
      lists.add(entry, card);
      titles.push({ id: entry.id, title: sortTitle(card) });
      if (exonyms.length > 0 && entry.channels.includes('search')) searchOnly[entry.id] = exonyms;
    },
    finish() {
      const hashed: ProjectionIndex['lists'] = {};
      for (const [name, ids] of Object.entries(lists.finish(inVietnameseOrder(titles)))) {
        hashed[name] = { ids, hash: shortHash(ids.join('\n')) };
      }
      const whole = [
        ...entries.map((entry) => `${entry.id} ${entry.hash} ${entry.cardHash}`),
        ...Object.entries(hashed).map(([name, list]) => `${name} ${list.hash}`),
        JSON.stringify([channels, searchOnly]),
      ].join('\n');
      const index = {
        version: 1,
        hash: shortHash(whole),
        validUntil,
        entries,
        lists: hashed,
      } as const;
      return { index, channels, searchOnly };
    },
  };
}

function toIndexEntry(
  entry: PublicEntry,
  page: boolean,
  line: WrittenLine,
  cardLine: WrittenLine,
): IndexEntry {
  return {
    id: entry.id,
    type: entry.type,
    routeType: entry.type === 'tombstone' ? entry.formerType : entry.type,
    slug: entry.slug,
    formerSlugs: entry.formerSlugs,
    page,
    at: line.at,
    length: line.length,
    hash: line.hash,
    cardAt: cardLine.at,
    cardLength: cardLine.length,
    cardHash: cardLine.hash,
  };
}

function sortTitle({ id, titles }: PublicCard): string {
  return titles['vi']?.title ?? Object.values(titles)[0]?.title ?? id;
}

function inVietnameseOrder(titles: { id: string; title: string }[]): string[] {
  const collator = new Intl.Collator('vi');
  return titles
    .sort((a, b) => collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
