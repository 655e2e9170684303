import type { ArkSettings } from '#domain/public/ark.ts';
import type { CommunityFacts, PlaceFacts } from '#domain/public/facts.ts';
import type { LocalizedString } from '#domain/public/language.ts';

/**
 * What a record is exported with, besides itself; all of it public. Every answer is about records that are let out in
 * the same channel: whatever is not, an export does not name, count or hint at.
 */
export interface ExportSources {
  /** Of the site, without a trailing slash. */
  siteUrl: string;
  ark: ArkSettings;
  /** Is this record let out in the channel? */
  isOut(id: string): boolean;
  /** By language, of a record that is out; empty where it has none. */
  titles(id: string): LocalizedString;
  /** `null` for what is not out, or no community. */
  community(id: string): CommunityFacts | null;
  /** `null` for what is not out, or no place. */
  place(id: string): PlaceFacts | null;
  /** The vocabulary a concept belongs to; `null` for what is not out, or no concept. */
  scheme(id: string): string | null;
}

/** What was made of a record, and when it last came out otherwise than before: RFC 3339, in UTC. */
export interface Exported<T> {
  document: T;
  modified: string;
}
