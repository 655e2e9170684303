import { z } from 'zod';
import type { RecordType } from './public/vocabulary.ts';
import { ListingSchema } from './records/listings.ts';
import { MediaSchema } from './records/media.ts';
import {
  CommunitySchema,
  OrganisationSchema,
  PersonSchema,
  PlaceSchema,
  ProtocolSchema,
} from './records/places-and-peoples.ts';
import { CollectionSchema, ConceptSchema, SourceSchema } from './records/references.ts';
import { BulletinSchema, StorySchema } from './records/told.ts';
import {
  CustomSchema,
  FestivalSchema,
  OccurrenceSchema,
  ProductSchema,
} from './records/traditions.ts';
import type { TextFrontMatter } from './text.ts';

/** `record.yaml` of every type, told apart by `type`. Unknown keys are faults. */
export const RecordSchema = z.discriminatedUnion('type', [
  FestivalSchema,
  CustomSchema,
  ProductSchema,
  PlaceSchema,
  CommunitySchema,
  ListingSchema,
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
