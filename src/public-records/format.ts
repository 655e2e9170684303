import type { CalendarDate, PublicLunarMonth } from '#domain/public/calendar-date.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';

/**
 * The compiled projection, a folder of its own and the only data the public side reads:
 *
 * - `records.jsonl`: one PublicEntry a line;
 * - `cards.jsonl`: one PublicCard a line;
 * - `index.json`: ProjectionIndex, with the byte offset of every line;
 * - `calendar.json`: ProjectionCalendar;
 * - `channels.json`: per channel, the ids that may be used in it;
 * - `search-only.json`: per id, names that search may match and nothing may display;
 * - `files.json`: ReleaseFile[], the files that go out beside the pages. For the release alone: it
 *   says where in the private store each one lies.
 */
export const PROJECTION_FILES = {
  records: 'records.jsonl',
  cards: 'cards.jsonl',
  index: 'index.json',
  calendar: 'calendar.json',
  channels: 'channels.json',
  searchOnly: 'search-only.json',
  files: 'files.json',
} as const;

/** Offsets and lengths in bytes; hashes are the first 16 hex digits of the SHA-256 of the line. */
export interface IndexEntry {
  id: string;
  type: RecordType | 'tombstone';
  /** The type whose folder the page stands in: `formerType` for a tombstone. */
  routeType: RecordType;
  slug: string;
  formerSlugs: string[];
  /** In the `page` channel (or a tombstone): it has pages. Others are for other channels only. */
  page: boolean;
  /** What is its own in its ARK (arkBlade). */
  ark: string;
  at: number;
  length: number;
  hash: string;
  cardAt: number;
  cardLength: number;
  cardHash: string;
}

/**
 * Ids in order of display (Vietnamese alphabet by title). Names:
 * `type:<type>`; `community:<id>` and `place:<id>` (records of it and of those below it; a former
 * province's also under its successors); `month:<1–12>` (festivals, products in season);
 * `concept:<id>`; `place-kind:<kind>`; `source:<id>` (what rests on it); `describes:<listing id>` (what describes an entry of a list); `occurrences:<festival id>` (by date);
 * `children:<id>` (places, communities, concepts); `former:<place id>` (units it succeeded); `places:<group>` (see PlaceGroup); `uses:<media id>`; `recent` (newest history first,
 * at most 200). Of festivals, customs and products: `review:<state>`; `text:<primary language>`
 * (a text in it); `narrated` (the community's own words); `well-sourced` (two sources or more).
 * `media:<kind>` (recordings and pictures that no machine made); `place-kind:<kind>`; `shared` and
 * `shared:<lang>` (what is handed on by itself; with a text in a language). `recent:<name>` of the lists of types,
 * communities and places: newest history first, at most 30. Of what has an IIIF Manifest: `manifest`, and
 * `manifest:<name>` of the lists of types, communities and provinces; `manifests-by:community` and
 * `manifests-by:province` (communities and provinces that have such a list). Only what has a page is in a list.
 */
export type ListName = string;

export interface ProjectionIndex {
  version: 1;
  /** Hash of all entries, cards and lists. */
  hash: string;
  /** Earliest moment at which time alone changes the projection, ISO 8601; `null` when none does. */
  validUntil: string | null;
  entries: IndexEntry[];
  lists: Record<ListName, { ids: string[]; hash: string }>;
  calendar: CalendarIndex;
}

export interface CalendarIndex {
  /** The month it was when this was compiled, where the site lives: `2026-11`. */
  month: string;
  /** The Gregorian years with pages: those since the archive began, this one, and the two after. */
  years: number[];
  /** The lunar months that hold the days of those years. */
  lunarMonths: PublicLunarMonth[];
  /** Hash of the dates of each group. */
  groups: Record<DateGroup, string>;
}

/**
 * Dates in order, by what they are dates of: `all`; `festival:<id>`; `month:<yyyy-mm>` (of the years);
 * `community:<id>` and `place:<id>`, those below them included, as in the lists of the same name.
 */
export type DateGroup = string;

/** All dates in order, and for each group its members' positions in them. */
export interface ProjectionCalendar {
  dates: CalendarDate[];
  groups: Record<DateGroup, number[]>;
}

/**
 * A file of the public site: `path` from the site's root, the public record it belongs to, and where
 * its bytes come from: `key` in the derivatives store, or the UTF-8 `text` itself. `idIsAddress`: JSON
 * whose `id` is to become the address of the folder it lies in.
 */
export type ReleaseFile = { path: string; record: string } & (
  | { key: string; sha256: string; sizeBytes: number; idIsAddress?: true }
  | { text: string }
);

export type SearchOnlyNames = Record<string, string[]>;
