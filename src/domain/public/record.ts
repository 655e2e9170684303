import type { FactsByType } from './facts.ts';
import type { LocalizedString } from './language.ts';
import type { PublicReading } from './media.ts';
import type { PublicText } from './text.ts';
import type { Channel, NameKind, RecordType, ReviewState } from './vocabulary.ts';

export interface PublicName {
  text: string;
  lang: string;
  kind: NameKind;
}

/** A name with the sources that have it; a card has the name alone. */
export interface SourcedName extends PublicName {
  sources: string[];
}

export interface PublicRights {
  licence: string;
  holder: string | null;
  attribution: string | null;
  /** Local Contexts Labels and Notices: type and Hub project only. */
  labels: { kind: 'label' | 'notice'; type: string; hubProject: string | null }[];
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
  names: SourcedName[];
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
  /** Its summary read by a synthetic voice, by language; never a person's own words. */
  readings: PublicReading[];
  hasVideo: boolean;
  /** Of what has an IIIF Manifest, with the small picture that stands for it; `null` of anything else. */
  manifest: { thumbnail: SmallPicture | null } | null;
}

/** A file of the site with its size. */
export interface SmallPicture {
  path: string;
  widthPx: number;
  heightPx: number;
}
