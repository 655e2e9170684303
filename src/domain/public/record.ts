import type { CalendarRule } from './calendar-rule.ts';
import type { LocalizedString } from './language.ts';
import type { PublicMediaFacts } from './media.ts';
import type {
  Channel,
  IchDomain,
  NameKind,
  OccurrenceStatus,
  RecordType,
  ReviewState,
  TextStatus,
} from './vocabulary.ts';

/** One block of a text (a paragraph, a heading, a list), already safe HTML. */
export interface PublicBlock {
  kind: 'paragraph' | 'heading' | 'list' | 'quote' | 'table';
  /** Sanitised inline/block HTML. Links to records are written `href="record:<id>"`; a page resolves them. */
  html: string;
  /** The same without markup, for search and for feeds. */
  text: string;
  /** Ids of the sources this block rests on, in the order cited. */
  sources: string[];
}

/** The text of a record in one language. */
export interface PublicText {
  lang: string;
  title: string;
  /** One line, plain text, citations taken out; `null` when none was written. */
  summary: string | null;
  summarySources: string[];
  status: TextStatus;
  blocks: PublicBlock[];
}

export interface PublicName {
  text: string;
  lang: string;
  kind: NameKind;
}

export interface PublicListing {
  list: 'national' | 'unesco';
  name: LocalizedString;
  year: number | null;
  decision: string | null;
  sources: string[];
}

export interface PublicRights {
  licence: string;
  holder: string | null;
  attribution: string | null;
  /** Local Contexts Labels and Notices: type and Hub project only. */
  labels: { kind: 'label' | 'notice'; type: string; hubProject: string | null }[];
}

/** A statement in words with the sources it rests on. */
export interface SourcedWords {
  words: LocalizedString;
  sources: string[];
}

export interface FestivalFacts {
  calendar: CalendarRule;
  calendarSources: string[];
  durationDays: number | null;
  programme: SourcedWords[];
  attendance: SourcedWords | null;
  listings: PublicListing[];
}
export interface CustomFacts {
  domain: IchDomain;
  lifeCycle: SourcedWords | null;
  season: SourcedWords | null;
  materials: string[];
  listings: PublicListing[];
}
export interface ProductFacts {
  materials: string[];
  makers: string[];
  steps: SourcedWords[];
  season: { months: number[]; note: LocalizedString | null; sources: string[] } | null;
  designations: {
    kind: 'GI' | 'OCOP' | 'trademark';
    name: LocalizedString;
    year: number | null;
    decision: string | null;
    sources: string[];
  }[];
  listings: PublicListing[];
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
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface CommunityFacts {
  parent: string | null;
  codes: { qd121: string | null; qd1019: string | null };
  family: LocalizedString | null;
  languages: string[];
  scripts: string[];
  population: { year: number; count: number; scope: string; sources: string[] }[];
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
export type StoryBlock =
  | { kind: 'prose'; blocks: Readonly<Record<string, PublicBlock[]>> }
  | { kind: 'media'; media: string; startSeconds: number | null; endSeconds: number | null }
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

interface PublicRecordOf<T extends RecordType> {
  id: string;
  type: T;
  slug: string;
  formerSlugs: string[];
  review: ReviewState;
  channels: Channel[];
  /** Curators' texts, one per language. */
  texts: PublicText[];
  /** The community's own words, shown first and never merged with `texts`. */
  narratives: PublicText[];
  names: PublicName[];
  communities: string[];
  places: string[];
  concepts: string[];
  media: string[];
  sources: string[];
  /** Chosen by an editor, with the reason in words. */
  related: { id: string; reason: LocalizedString | null }[];
  /** Computed: records that share concepts, places or communities (their ids in `because`). */
  similar: { id: string; because: string[] }[];
  rights: PublicRights;
  history: { date: string; note: LocalizedString }[];
  facts: FactsByType[T];
}

/** What is left of a withdrawn record: an address that answers, and no more than the community permits. */
export interface Tombstone {
  id: string;
  type: 'tombstone';
  formerType: RecordType;
  slug: string;
  formerSlugs: string[];
  withdrawnOn: string | null;
  /** Only where the community permits it. */
  title: LocalizedString | null;
  reason: LocalizedString | null;
}

/** A record as the public may see it. Every reference in it leads to another public record. */
export type PublicRecord = { [T in RecordType]: PublicRecordOf<T> }[RecordType];
export type PublicRecordOfType<T extends RecordType> = PublicRecordOf<T>;
export type PublicEntry = PublicRecord | Tombstone;

/** What a list or a link needs of a record: small, and hashed apart so that a page that shows only the card is fresh when the card is. */
export interface PublicCard {
  id: string;
  type: RecordType | 'tombstone';
  slug: string;
  review: ReviewState | null;
  /** Title and one line, per language. */
  titles: Readonly<Record<string, { title: string; summary: string | null }>>;
  /** Names in other scripts, for the plate. */
  names: PublicName[];
  communities: string[];
  places: string[];
  months: number[];
  /** Thumbnail of the first picture, if any. */
  image: { path: string; widthPx: number; heightPx: number; thumbhash: string | null } | null;
  hasAudio: boolean;
  hasVideo: boolean;
}
