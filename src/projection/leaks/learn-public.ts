import { descriptionKey, mediaSettings } from '#domain/media-settings.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { foldText } from './folded-characters.ts';
import type { PatternSet } from './pattern-set.ts';
import { publicStrings } from './record-strings.ts';
import { ownWordsOf } from './words.ts';

export type PublicationState = 'public' | 'tombstone' | 'restricted';

/** What has become of each record in a projection, as far as pages (`page`) or any channel go. */
export function publicationStates(
  published: PublicRecords,
  scope: 'page' | 'any-channel',
): (id: string) => PublicationState {
  const entries = new Map(published.entries.map((entry) => [entry.id, entry]));
  return (id) => {
    const entry = entries.get(id);
    if (entry === undefined) return 'restricted';
    if (entry.type === 'tombstone') return 'tombstone';
    return entry.page || scope === 'any-channel' ? 'public' : 'restricted';
  };
}

/** What the pipeline made of an original. */
export interface MadeOfOriginal {
  /** SHA-256 of its files. */
  hashes: readonly string[];
  /** Lines of its pages, where it is a document. */
  texts: readonly string[];
}

export const NOTHING_MADE: MadeOfOriginal = { hashes: [], texts: [] };

export interface LearnPublicOptions {
  records: () => Iterable<ArchiveRecord>;
  published: PublicRecords;
  stateOf: (id: string) => PublicationState;
  interfaceText?: Iterable<string>;
  madeOf?: (descriptionKey: string) => MadeOfOriginal;
  patterns: PatternSet;
  segments: Map<string, unknown>;
  words: Map<string, unknown>;
  fileHashes: Map<string, unknown>;
}

/** Takes out of the fingerprints whatever a public record, a tombstone or the interface says too. */
export function learnPublic(options: LearnPublicOptions): void {
  const { records, published, stateOf, interfaceText = [], madeOf = () => NOTHING_MADE } = options;
  const { patterns, segments, words, fileHashes } = options;
  const learn = (text: string): void => {
    // Exports set public strings one behind the other, as a citation does: what borders on one is public with it.
    patterns.forget(`. ${text}. `);
    for (const word of ownWordsOf(text)) words.delete(word);
  };
  for (const record of records()) {
    const state = stateOf(record.id);
    if (state === 'tombstone')
      for (const text of tombstoneStrings(published, record.id)) learn(text);
    if (state !== 'public') continue;
    for (const { kind, text } of publicStrings(record)) {
      learn(text);
      if (kind === 'id') segments.delete(foldText(text));
    }
    if (record.type !== 'media') continue;
    // Two records may have been made from one original, of which one is public.
    const key = descriptionKey(record.original.sha256, mediaSettings(record));
    const { hashes, texts } = madeOf(key);
    for (const made of hashes) fileHashes.delete(made);
    if (record.processing.pageText) for (const text of texts) learn(text);
    for (const text of transcriptsOf(published, record.id)) learn(text);
  }
  for (const text of interfaceText) learn(text);
}

/** The cues of each track as one text: where they are not set apart, a sentence goes from one to the next. */
function transcriptsOf(published: PublicRecords, id: string): string[] {
  const entry = published.entry(id);
  if (entry?.type !== 'media') return [];
  return entry.facts.tracks.map(({ cues }) => cues.map(({ text }) => text).join('\n'));
}

/** What the community permits to be said of what it withdrew. */
function tombstoneStrings(published: PublicRecords, id: string): string[] {
  const entry = published.entry(id);
  if (entry?.type !== 'tombstone') return [];
  return [
    entry.slug,
    ...entry.formerSlugs,
    ...Object.values(entry.title ?? {}),
    ...Object.values(entry.reason ?? {}),
  ];
}
