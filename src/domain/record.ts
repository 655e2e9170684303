import { z } from 'zod';
import { AccessSchema, ConsentSchema } from './access.ts';
import { CalendarRuleSchema } from './calendar-rule.ts';
import { PLACE_KINDS } from './public/record.ts';
import {
  ICH_DOMAINS,
  MEDIA_KINDS,
  NAME_KINDS,
  OCCURRENCE_STATUSES,
  REVIEW_STATES,
  type RecordType,
} from './public/vocabulary.ts';
import { RightsSchema } from './rights.ts';
import {
  Id,
  IsoDate,
  LanguageTag,
  Localized,
  Slug,
  SourcedLocalized,
  type TextFrontMatter,
} from './text.ts';

/** A name besides the titles. `exonym`: found by search, displayed nowhere. `autonym` leads once reviewed. */
const NameSchema = z.strictObject({
  text: z.string().min(1),
  lang: LanguageTag,
  kind: z.enum([...NAME_KINDS, 'exonym']),
  reviewed: z.boolean().default(false),
  sources: z.array(Id).default([]),
});

const Ids = z.array(Id).default([]);

const base = {
  id: Id,
  slug: Slug.optional(),
  formerSlugs: z.array(Slug).default([]),
  review: z.enum(REVIEW_STATES),
  /** Absent means not public. */
  access: AccessSchema.optional(),
  names: z.array(NameSchema).default([]),
  communities: Ids,
  places: Ids,
  concepts: Ids,
  media: Ids,
  sources: Ids,
  related: z.array(z.strictObject({ id: Id, reason: Localized.optional() })).default([]),
  rights: RightsSchema.optional(),
  history: z.array(z.strictObject({ date: IsoDate, note: Localized })).default([]),
};

const ListingSchema = z.strictObject({
  list: z.enum(['national', 'unesco']),
  name: Localized,
  year: z.int().optional(),
  decision: z.string().min(1).optional(),
  sources: z.array(Id).min(1),
});
const listing = z.array(ListingSchema).default([]);
const Months = z.array(z.int().min(1).max(12));

const FestivalSchema = z.strictObject({
  ...base,
  type: z.literal('festival'),
  calendar: CalendarRuleSchema,
  calendarSources: Ids,
  durationDays: z.int().positive().optional(),
  programme: z.array(z.strictObject({ title: Localized, sources: z.array(Id).min(1) })).default([]),
  attendance: SourcedLocalized.optional(),
  listing,
});

const CustomSchema = z.strictObject({
  ...base,
  type: z.literal('custom'),
  domain: z.enum(ICH_DOMAINS),
  lifeCycle: SourcedLocalized.optional(),
  season: SourcedLocalized.optional(),
  materials: Ids,
  listing,
});

const ProductSchema = z.strictObject({
  ...base,
  type: z.literal('product'),
  makers: Ids,
  materials: Ids,
  steps: z.array(SourcedLocalized).default([]),
  season: z
    .strictObject({
      months: Months.min(1),
      note: Localized.optional(),
      sources: z.array(Id).min(1),
    })
    .optional(),
  designations: z
    .array(
      z.strictObject({
        kind: z.enum(['GI', 'OCOP', 'trademark']),
        name: Localized,
        year: z.int().optional(),
        decision: z.string().min(1).optional(),
        sources: z.array(Id).min(1),
      }),
    )
    .default([]),
  listing,
});

export const COORDINATE_PRECISIONS = ['exact', 'commune', 'province'] as const;
const PlaceSchema = z.strictObject({
  ...base,
  type: z.literal('place'),
  kind: z.enum(PLACE_KINDS),
  parent: Id.optional(),
  coordinates: z
    .strictObject({
      lon: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
      precision: z.enum(COORDINATE_PRECISIONS),
      /** What the public may see: coarser than known, or nothing. */
      publish: z.enum([...COORDINATE_PRECISIONS, 'withheld']).optional(),
    })
    .optional(),
  codes: z
    .array(
      z.strictObject({
        scheme: z.string().min(1),
        code: z.string().min(1),
        validFrom: IsoDate.optional(),
        validTo: IsoDate.optional(),
      }),
    )
    .default([]),
  succeededBy: Ids,
});

const CommunitySchema = z.strictObject({
  ...base,
  type: z.literal('community'),
  parent: Id.optional(),
  codes: z
    .strictObject({ qd121: z.string().optional(), qd1019: z.string().optional() })
    .default({}),
  family: Localized.optional(),
  languages: z.array(LanguageTag).default([]),
  scripts: z.array(z.string().regex(/^[A-Z][a-z]{3}$/)).default([]),
  population: z
    .array(
      z.strictObject({
        year: z.int(),
        count: z.int().nonnegative(),
        scope: z.string().min(1),
        sources: z.array(Id).min(1),
      }),
    )
    .default([]),
  /** Persons the community named as its custodians. */
  custodians: Ids,
  protocols: Ids,
});

const OccurrenceSchema = z
  .strictObject({
    ...base,
    type: z.literal('occurrence'),
    of: Id,
    status: z.enum(OCCURRENCE_STATUSES),
    start: IsoDate,
    end: IsoDate.optional(),
  })
  .refine((occurrence) => occurrence.end === undefined || occurrence.end >= occurrence.start, {
    path: ['end'],
    params: { fault: 'bad-date' },
  });

const PersonSchema = z.strictObject({
  ...base,
  type: z.literal('person'),
  role: Localized.optional(),
  /** Consent to be named; without a holding one the person is nowhere in public. */
  consents: z.array(ConsentSchema).default([]),
});

const OrganisationSchema = z.strictObject({
  ...base,
  type: z.literal('organisation'),
  role: Localized.optional(),
  url: z.url().optional(),
});

const CollectionSchema = z.strictObject({
  ...base,
  type: z.literal('collection'),
  deed: z.string().optional(),
  provenance: Localized.optional(),
  extent: Localized.optional(),
});

const ProtocolSchema = z.strictObject({
  ...base,
  type: z.literal('protocol'),
  owner: Id,
  asks: Localized,
  /** Persons admitted by the owner's custodians. */
  members: Ids,
});

const SourceSchema = z.strictObject({
  ...base,
  type: z.literal('source'),
  citation: z.strictObject({
    title: z.string().min(1),
    author: z.string().min(1).optional(),
    publisher: z.string().min(1).optional(),
    date: z
      .string()
      .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
      .optional(),
    url: z.url().optional(),
    kind: z.enum(['web-page', 'decision', 'dataset', 'book', 'article', 'law', 'interview']),
  }),
  dateRead: IsoDate,
  licence: z.string().min(1),
});

const StoryBlockSchema = z.discriminatedUnion('kind', [
  /** The n-th section of the story's own text, split before each `##`; 0 is what stands before the first. */
  z.strictObject({ kind: z.literal('prose'), section: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('media'),
    media: Id,
    startSeconds: z.number().nonnegative().optional(),
    endSeconds: z.number().positive().optional(),
  }),
  z.strictObject({ kind: z.literal('record'), record: Id }),
  z.strictObject({ kind: z.literal('map'), places: z.array(Id).min(1) }),
  z.strictObject({ kind: z.literal('comparison'), records: z.tuple([Id, Id]) }),
]);
const StorySchema = z.strictObject({
  ...base,
  type: z.literal('story'),
  blocks: z.array(StoryBlockSchema).min(1),
});

const BulletinSchema = z.strictObject({
  ...base,
  type: z.literal('bulletin'),
  items: z.array(Id).min(1),
  script: Localized.optional(),
  audio: Id.optional(),
});

const FileName = z.string().regex(/^[^/\\]+$/);
const MediaSchema = z.strictObject({
  ...base,
  type: z.literal('media'),
  kind: z.enum(MEDIA_KINDS),
  original: z.strictObject({
    /** Beside this record.yaml; absent when the original is only in the object store. */
    file: FileName.optional(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    sizeBytes: z.int().nonnegative(),
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  }),
  alt: Localized,
  speechLanguages: z.array(LanguageTag).default([]),
  tracks: z
    .array(
      z.strictObject({
        kind: z.enum([
          'captions',
          'subtitles',
          'chapters',
          'transcript',
          'transliteration',
          'translation',
        ]),
        lang: LanguageTag,
        file: FileName,
      }),
    )
    .default([]),
  creator: z.string().min(1).optional(),
  madeOn: IsoDate.optional(),
  madeAt: Id.optional(),
  synthetic: z.boolean().default(false),
  /** Who can be seen or heard, each with consent. Empty only when nobody can. */
  people: Ids,
  consents: z.array(ConsentSchema).default([]),
});

const ConceptSchema = z.strictObject({
  ...base,
  type: z.literal('concept'),
  scheme: z.string().min(1),
  prefLabel: Localized,
  altLabel: z.record(LanguageTag, z.array(z.string().min(1))).default({}),
  broader: Id.optional(),
  exactMatch: z.array(z.url()).default([]),
});

/** `record.yaml` of every type, told apart by `type`. Unknown keys are faults. */
export const RecordSchema = z.discriminatedUnion('type', [
  FestivalSchema,
  CustomSchema,
  ProductSchema,
  PlaceSchema,
  CommunitySchema,
  OccurrenceSchema,
  PersonSchema,
  OrganisationSchema,
  CollectionSchema,
  ProtocolSchema,
  SourceSchema,
  StorySchema,
  BulletinSchema,
  MediaSchema,
  ConceptSchema,
]);
export type RecordDraft = z.input<typeof RecordSchema>;
export type RecordFacts = z.output<typeof RecordSchema>;

/** A block of Markdown compiled to safe HTML; the same shape as the public side's, before the gate. */
export interface TextBlock {
  kind: 'paragraph' | 'heading' | 'list' | 'quote' | 'table';
  html: string;
  text: string;
  sources: string[];
  /** Records linked with `record:<id>`. */
  links: string[];
}

export interface RecordText extends TextFrontMatter {
  lang: string;
  /** `narrative`: the community's own words. */
  voice: 'curator' | 'narrative';
  /** The summary without its citations, and the sources it cited. */
  summaryText: string | null;
  summarySources: string[];
  blocks: TextBlock[];
}

export interface RecordCue {
  startSeconds: number;
  endSeconds: number;
  text: string;
}

/** A typed record: facts and texts as an editor wrote them, validated. Everything private is still in it. */
export type ArchiveRecord = RecordFacts & {
  texts: RecordText[];
  /** Parsed VTT files of a media record, in the order of `tracks`. */
  cues: RecordCue[][];
  /** Folder of the record, relative to the working directory, for messages and for its files. */
  folder: string;
};
export type ArchiveRecordOf<T extends RecordType> = Extract<ArchiveRecord, { type: T }>;

/** The slug a record answers at. */
export function slugOf(record: Pick<RecordFacts, 'id' | 'slug'>): string {
  return record.slug ?? record.id;
}
