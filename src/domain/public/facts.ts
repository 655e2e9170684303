import type { CalendarRule } from './calendar-rule.ts';
import type { LocalizedString } from './language.ts';
import type { PublicMediaFacts } from './media.ts';
import type { PublicBlock } from './text.ts';
import type {
  FactBasis,
  HeritageList,
  IchDomain,
  OccurrenceStatus,
  UnescoList,
} from './vocabulary.ts';

/** A statement in words with the sources it rests on. */
export interface SourcedWords {
  words: LocalizedString;
  sources: string[];
}

/** What those whose it is have told guests. */
export interface ForVisitors {
  /** What a guest is welcome to. */
  visitorsMay: SourcedWords[];
  /** What a guest is asked to do, or to leave. */
  visitorsAsked: SourcedWords[];
}

export interface FestivalFacts extends ForVisitors {
  calendar: CalendarRule;
  calendarSources: string[];
  durationDays: number | null;
  programme: SourcedWords[];
  attendance: SourcedWords | null;
  /** Entries of official lists: ids of `listing` records. */
  listings: string[];
}
export interface CustomFacts {
  domain: IchDomain;
  lifeCycle: SourcedWords | null;
  season: SourcedWords | null;
  materials: string[];
  /** Entries of official lists: ids of `listing` records. */
  listings: string[];
}
export interface ProductFacts extends ForVisitors {
  materials: string[];
  makers: string[];
  steps: SourcedWords[];
  whereToFind: SourcedWords[];
  season: { months: number[]; note: LocalizedString | null; sources: string[] } | null;
  designations: {
    kind: 'GI' | 'OCOP' | 'trademark';
    name: LocalizedString;
    year: number | null;
    decision: string | null;
    sources: string[];
  }[];
  /** Entries of official lists: ids of `listing` records. */
  listings: string[];
}
export interface PlaceFacts {
  kind: PlaceKind;
  parent: string | null;
  /** Degrees, WGS 84, already coarsened to `precision`; `null` where unknown or withheld. */
  coordinates: { lon: number; lat: number; precision: 'exact' | 'commune' | 'province' } | null;
  codes: { scheme: string; code: string; validFrom: string | null; validTo: string | null }[];
  succeededBy: string[];
}
export const PLACE_KINDS = [
  'province',
  'former-province',
  'former-district',
  'commune',
  'village',
  'temple',
  'market',
  'landscape',
  'region',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The groups places are listed in, in this order: provinces of today, what lies in them, what was before. */
export const PLACE_GROUPS = ['now', 'within', 'before'] as const;
export type PlaceGroup = (typeof PLACE_GROUPS)[number];

export function placeGroupOf(kind: PlaceKind): PlaceGroup {
  if (kind === 'province') return 'now';
  return kind.startsWith('former-') ? 'before' : 'within';
}

export interface CommunityFacts {
  parent: string | null;
  codes: { qd121: string | null; qd1019: string | null };
  family: LocalizedString | null;
  languages: string[];
  scripts: string[];
  /** `scope`: `VN`, the id of a place, or words for an area. */
  population: { year: number; count: number; scope: string; sources: string[] }[];
  /** Persons the community named as its custodians and who agreed to be named. */
  custodians: string[];
  /** Ids of `protocol` records. */
  protocols: string[];
  /** How the community wishes to be approached. */
  approach: SourcedWords[];
}
export interface ListingFacts {
  list: HeritageList;
  unescoList: UnescoList | null;
  year: number | null;
  proclaimed: number | null;
  decision: string | null;
  domain: IchDomain | null;
  /** Ids of concepts. */
  law2024: string | null;
  circular2010: string | null;
  /** ISO 3166-1 alpha-2. */
  countries: string[];
  basis: { whose: FactBasis | null; year: FactBasis | null; category: FactBasis | null };
}
export interface OccurrenceFacts {
  of: string;
  status: OccurrenceStatus;
  /** ISO dates, local to the site's time zone; `end` is the last day, inclusive. */
  start: string;
  end: string;
}
export interface SourceFacts {
  citation: {
    title: string;
    author: string | null;
    publisher: string | null;
    date: string | null;
    url: string | null;
    kind: string;
  };
  dateRead: string;
  licence: string;
}
export interface ConceptFacts {
  scheme: string;
  altLabels: Readonly<Record<string, string[]>>;
  broader: string | null;
  exactMatch: string[];
}
export interface PersonFacts {
  role: LocalizedString | null;
}
export interface OrganisationFacts {
  role: LocalizedString | null;
  url: string | null;
}
export interface CollectionFacts {
  provenance: LocalizedString | null;
  extent: LocalizedString | null;
}
export interface ProtocolFacts {
  owner: string;
  asks: LocalizedString;
}
/** In pixels of the picture, from its upper left corner. */
export interface PictureRegion {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface StoryChapter {
  startSeconds: number;
  title: LocalizedString;
  records: string[];
}
export type StoryBlock =
  | { kind: 'prose'; blocks: Readonly<Record<string, PublicBlock[]>> }
  | { kind: 'media'; media: string; startSeconds: number | null; endSeconds: number | null }
  | { kind: 'detail'; media: string; region: PictureRegion; caption: LocalizedString | null }
  | { kind: 'chapters'; media: string; chapters: StoryChapter[] }
  | { kind: 'record'; record: string }
  | { kind: 'map'; places: string[] }
  | { kind: 'comparison'; records: [string, string] };
export interface StoryFacts {
  blocks: StoryBlock[];
}
export interface BulletinFacts {
  items: string[];
  script: LocalizedString | null;
  audio: string | null;
}

/** Facts of each type, keyed by the type's name. */
export interface FactsByType {
  festival: FestivalFacts;
  custom: CustomFacts;
  product: ProductFacts;
  place: PlaceFacts;
  community: CommunityFacts;
  listing: ListingFacts;
  occurrence: OccurrenceFacts;
  person: PersonFacts;
  organisation: OrganisationFacts;
  collection: CollectionFacts;
  protocol: ProtocolFacts;
  source: SourceFacts;
  story: StoryFacts;
  bulletin: BulletinFacts;
  media: PublicMediaFacts;
  concept: ConceptFacts;
}
