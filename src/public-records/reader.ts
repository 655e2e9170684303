import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate, PublicLunarMonth } from '#domain/public/calendar-date.ts';
import type { PublicCard, PublicEntry } from '#domain/public/record.ts';
import type { Channel, RecordType } from '#domain/public/vocabulary.ts';
import {
  type IndexEntry,
  PROJECTION_FILES,
  type ProjectionCalendar,
  type ProjectionIndex,
  type ReleaseFile,
  type SearchOnlyNames,
} from './format.ts';
import { lineReader } from './line-reader.ts';

/**
 * What a page read, for its freshness: `record:<id>`, `card:<id>`, `list:<name>`, `slug:<type>/<slug>`, `ark:<blade>`,
 * `dates:<group>`, `month:` (the month it is), `years:`;
 * `all:` is the projection as a whole, `search:` the address of the search index.
 */
export type InputKey = string;

/** Read side of the compiled projection. Every answer is deeply immutable by convention: do not write to it. */
export interface PublicRecords {
  /** Hash of the whole projection; logged as `all:`. */
  readonly hash: string;
  readonly validUntil: string | null;
  /** Every entry's place and name, in compiled order; logged as `all:`, for a page that reads it depends on every record. */
  readonly entries: readonly IndexEntry[];
  entry(id: string): PublicEntry | null;
  card(id: string): PublicCard | null;
  /** Ids of a list (see ListName), empty when there is no such list. */
  list(name: string): readonly string[];
  /** The month it was when this was compiled, where the site lives: `2026-11`; logged as `month:`. */
  readonly month: string;
  /** The Gregorian years with calendar pages, ascending; logged as `years:`. */
  readonly calendarYears: readonly number[];
  /** The lunar months that hold the days of those years; logged as `years:`. */
  readonly lunarMonths: readonly PublicLunarMonth[];
  /** Dates of a group (see DateGroup) in order, cancelled ones among them; empty when there is none. */
  dates(group: string): readonly CalendarDate[];
  /** Names of the groups that begin with `prefix`; logged as `all:`. */
  dateGroups(prefix: string): string[];
  /** Names of the lists that begin with `prefix`; logged as `all:`. */
  listNames(prefix: string): string[];
  idOf(type: RecordType, slug: string): string | null;
  /** The record whose ARK has this blade (arkBlade). */
  idOfArk(blade: string): string | null;
  /** Ids that may be used in a channel; logged as `all:`. */
  inChannel(channel: Channel): ReadonlySet<string>;
  /** Names search may match and nothing may display; logged as `all:`. */
  searchOnlyNames(id: string): readonly string[];
  /** The hash an input has now, `null` when it is not there. */
  hashOf(input: InputKey): string | null;
  /** The same records; every read is told to `log` first, found or not. */
  tracked(log: (input: InputKey) => void): PublicRecords;
}

/** Opens a compiled projection (see PROJECTION_FILES). Throws when the folder holds none. */
export function openPublicRecords(folder: string): PublicRecords & { close(): void } {
  const index = JSON.parse(
    readFileSync(join(folder, PROJECTION_FILES.index), 'utf8'),
  ) as ProjectionIndex;
  const byId = new Map(index.entries.map((entry) => [entry.id, entry]));
  const bySlug = new Map(
    index.entries
      .filter((entry) => entry.page)
      .map((entry) => [`${entry.routeType}/${entry.slug}`, entry.id]),
  );
  const byArk = new Map(index.entries.map(({ ark, id }) => [ark, id]));
  const records = lineReader<PublicEntry>(join(folder, PROJECTION_FILES.records));
  const cards = lineReader<PublicCard>(join(folder, PROJECTION_FILES.cards));
  let calendar: ProjectionCalendar | undefined;
  let channels: Map<string, ReadonlySet<string>> | undefined;
  let searchOnly: SearchOnlyNames | undefined;

  const hashOf = (input: InputKey): string | null => {
    const at = input.indexOf(':');
    const name = input.slice(at + 1);
    switch (input.slice(0, at)) {
      case 'record':
        return byId.get(name)?.hash ?? null;
      case 'card':
        return byId.get(name)?.cardHash ?? null;
      case 'list':
        return index.lists[name]?.hash ?? null;
      case 'slug':
        return bySlug.get(name) ?? null;
      case 'ark':
        return byArk.get(name) ?? null;
      case 'dates':
        return index.calendar.groups[name] ?? null;
      case 'month':
        return index.calendar.month;
      case 'years':
        return index.calendar.years.join();
      case 'all':
        return index.hash;
      default:
        throw new Error(`no such kind of input: ${input}`);
    }
  };

  const view = (log: (input: InputKey) => void): PublicRecords => ({
    get hash() {
      log('all:');
      return index.hash;
    },
    validUntil: index.validUntil,
    get entries() {
      log('all:');
      return index.entries;
    },
    entry(id) {
      log(`record:${id}`);
      const place = byId.get(id);
      return place === undefined ? null : records.read(place.at, place.length);
    },
    card(id) {
      log(`card:${id}`);
      const place = byId.get(id);
      return place === undefined ? null : cards.read(place.cardAt, place.cardLength);
    },
    list(name) {
      log(`list:${name}`);
      return index.lists[name]?.ids ?? [];
    },
    get month() {
      log('month:');
      return index.calendar.month;
    },
    get calendarYears() {
      log('years:');
      return index.calendar.years;
    },
    get lunarMonths() {
      log('years:');
      return index.calendar.lunarMonths;
    },
    dates(group) {
      log(`dates:${group}`);
      calendar ??= JSON.parse(
        readFileSync(join(folder, PROJECTION_FILES.calendar), 'utf8'),
      ) as ProjectionCalendar;
      const { dates, groups } = calendar;
      return (groups[group] ?? []).flatMap((at) => dates[at] ?? []);
    },
    dateGroups(prefix) {
      log('all:');
      return Object.keys(index.calendar.groups).filter((name) => name.startsWith(prefix));
    },
    listNames(prefix) {
      log('all:');
      return Object.keys(index.lists).filter((name) => name.startsWith(prefix));
    },
    idOf(type, slug) {
      log(`slug:${type}/${slug}`);
      return bySlug.get(`${type}/${slug}`) ?? null;
    },
    idOfArk(blade) {
      log(`ark:${blade}`);
      return byArk.get(blade) ?? null;
    },
    inChannel(channel) {
      log('all:');
      channels ??= new Map(
        Object.entries(
          JSON.parse(readFileSync(join(folder, PROJECTION_FILES.channels), 'utf8')) as Record<
            string,
            string[]
          >,
        ).map(([name, ids]) => [name, new Set(ids)]),
      );
      return channels.get(channel) ?? new Set();
    },
    searchOnlyNames(id) {
      log('all:');
      searchOnly ??= JSON.parse(
        readFileSync(join(folder, PROJECTION_FILES.searchOnly), 'utf8'),
      ) as SearchOnlyNames;
      return searchOnly[id] ?? [];
    },
    hashOf,
    tracked: view,
  });

  return {
    ...view(() => {}),
    close() {
      records.close();
      cards.close();
    },
  };
}

/** Files that go out beside the pages of a compiled projection, by path. */
export function readReleaseFiles(folder: string): ReadonlyMap<string, ReleaseFile> {
  const text = readFileSync(join(folder, PROJECTION_FILES.files), 'utf8');
  return new Map((JSON.parse(text) as ReleaseFile[]).map((file) => [file.path, file]));
}
