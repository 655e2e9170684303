/** Closed lists that both sides of the gate share. The order is the order of display. */

export const RECORD_TYPES = [
  'festival',
  'custom',
  'product',
  'place',
  'community',
  'listing',
  'occurrence',
  'person',
  'organisation',
  'collection',
  'protocol',
  'source',
  'story',
  'bulletin',
  'media',
  'concept',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** The folder of a type in a content root, and its segment in a public URL. */
export const TYPE_FOLDER: Readonly<Record<RecordType, string>> = {
  festival: 'festivals',
  custom: 'customs',
  product: 'products',
  place: 'places',
  community: 'communities',
  listing: 'listings',
  occurrence: 'occurrences',
  person: 'people',
  organisation: 'organisations',
  collection: 'collections',
  protocol: 'protocols',
  source: 'sources',
  story: 'stories',
  bulletin: 'bulletins',
  media: 'media',
  concept: 'concepts',
};

/** What a public thing may be used for (DOMAIN.md, Access). */
export const CHANNELS = [
  'page',
  'search',
  'embed',
  'harvest',
  'dataset',
  'offline',
  'broadcast',
  'machine-learning',
] as const;
export type Channel = (typeof CHANNELS)[number];
export const DEFAULT_CHANNELS: readonly Channel[] = ['page', 'search'];

export const REVIEW_STATES = [
  'compiled-from-public-sources',
  'community-reviewed',
  'community-authored',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const TEXT_STATUSES = ['draft', 'reviewed', 'approved-by-community'] as const;
export type TextStatus = (typeof TEXT_STATUSES)[number];

export const NAME_KINDS = ['official', 'autonym', 'native', 'alternate', 'romanised'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export const MEDIA_KINDS = ['image', 'audio', 'video', 'document'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Domains of the 2003 UNESCO Convention, Article 2.2. */
export const ICH_DOMAINS = ['oral', 'performing', 'social', 'nature', 'craft'] as const;
export type IchDomain = (typeof ICH_DOMAINS)[number];

/** Official lists of intangible cultural heritage. */
export const HERITAGE_LISTS = ['unesco', 'national'] as const;
export type HeritageList = (typeof HERITAGE_LISTS)[number];

/** The 2003 Convention: representative list, urgent safeguarding, register of good practices. */
export const UNESCO_LISTS = ['RL', 'USL', 'GSP'] as const;
export type UnescoList = (typeof UNESCO_LISTS)[number];

/** How a fact of a listing is known: its source says it, or the archive concludes it. */
export const FACT_BASES = ['source', 'inferred'] as const;
export type FactBasis = (typeof FACT_BASES)[number];

export const OCCURRENCE_STATUSES = ['computed', 'announced', 'observed'] as const;
export type OccurrenceStatus = (typeof OCCURRENCE_STATUSES)[number];

/** Licences and rights statements the archive knows, with the page that explains each. */
export const LICENCES: Readonly<Record<string, string>> = {
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'CC-BY-NC-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  'CC-BY-NC-SA-4.0': 'https://creativecommons.org/licenses/by-nc-sa/4.0/',
  'CC-BY-ND-4.0': 'https://creativecommons.org/licenses/by-nd/4.0/',
  'CC-BY-NC-ND-4.0': 'https://creativecommons.org/licenses/by-nc-nd/4.0/',
  'ODC-By-1.0': 'https://opendatacommons.org/licenses/by/1-0/',
  'PDDL-1.0': 'https://opendatacommons.org/licenses/pddl/1-0/',
  MIT: 'https://opensource.org/license/mit',
  'public-domain': 'https://creativecommons.org/publicdomain/mark/1.0/',
  InC: 'http://rightsstatements.org/vocab/InC/1.0/',
  'InC-EDU': 'http://rightsstatements.org/vocab/InC-EDU/1.0/',
  'InC-NC': 'http://rightsstatements.org/vocab/InC-NC/1.0/',
  'InC-RUU': 'http://rightsstatements.org/vocab/InC-RUU/1.0/',
  'InC-OW-EU': 'http://rightsstatements.org/vocab/InC-OW-EU/1.0/',
  'NoC-CR': 'http://rightsstatements.org/vocab/NoC-CR/1.0/',
  'NoC-NC': 'http://rightsstatements.org/vocab/NoC-NC/1.0/',
  'NoC-OKLR': 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/',
  'NoC-US': 'http://rightsstatements.org/vocab/NoC-US/1.0/',
  CNE: 'http://rightsstatements.org/vocab/CNE/1.0/',
  UND: 'http://rightsstatements.org/vocab/UND/1.0/',
  NKC: 'http://rightsstatements.org/vocab/NKC/1.0/',
};
