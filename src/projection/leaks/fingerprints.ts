import { createHash } from 'node:crypto';
import { descriptionKey, mediaSettings } from '#domain/media-settings.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import {
  createKnownCoordinates,
  type ExactCoordinates,
  exactCoordinatesOf,
  type KnownCoordinates,
} from './coordinates-known.ts';
import type { LeakKind } from './finding.ts';
import { foldText } from './folded-characters.ts';
import {
  learnPublic,
  type MadeOfOriginal,
  NOTHING_MADE,
  type PublicationState,
  publicationStates,
} from './learn-public.ts';
import { createPatternSet, type Edges, type PatternSet } from './pattern-set.ts';
import { privateStrings, type RecordString, recordStrings } from './record-strings.ts';
import { RUN_LENGTH } from './window-gram.ts';
import { ownWordsOf } from './words.ts';

/** Whose a fingerprint is. */
export interface FingerprintOwner {
  recordId: string;
  kind: LeakKind;
  field: string | null;
}

/** Everything by which restricted things would be known again. */
export interface Fingerprints {
  owners: readonly FingerprintOwner[];
  patterns: PatternSet;
  coordinates: KnownCoordinates;
  /** Whole path segments: ids too short or too ordinary to be looked for in text. */
  segments: ReadonlyMap<string, FingerprintOwner>;
  /** SHA-256 of originals and derivatives that are not public. */
  fileHashes: ReadonlyMap<string, string>;
  /** Words, without diacritics, that no public record holds; for the terms of a search index. */
  words: ReadonlyMap<string, FingerprintOwner>;
  /** Records nothing of which may be found. */
  restrictedIds: ReadonlySet<string>;
  /** Nothing is kept back: only media can still hold what they should not (a position). */
  isEmpty: boolean;
  /**
   * Drops every fingerprint that something public shares. It reads all public records, so it waits until
   * something seems found; answers whether this call did it, and what was found must be looked for again.
   */
  learnPublic(): boolean;
  /** Changes when what is restricted does: files scanned against another hash must be scanned again. */
  hash: string;
}

export interface FingerprintOptions {
  /** Every typed record, public or not; asked for again when something seems found. */
  records: () => Iterable<ArchiveRecord>;
  /** With it, only records that keep something back are read at first. */
  lookUp?: { ids(): readonly string[]; get(id: string): ArchiveRecord | null };
  /** The projection that says which of them are public. */
  published: PublicRecords;
  /** May only pages show these? `page` leaves out records that are public in other channels only. */
  scope: 'page' | 'any-channel';
  /** Words of the interface and of the site itself: its address, its labels, its vocabularies. */
  interfaceText?: Iterable<string>;
  /** What was made of an original: a copy under another name is still found, and so are its words. */
  madeOf?: (descriptionKey: string) => MadeOfOriginal;
}

/** Below these lengths (folded characters) a string is too ordinary to prove anything. */
const SHORTEST: Readonly<Record<RecordString['kind'], number>> = {
  id: 6,
  'file-name': 6,
  hash: 32,
  title: 8,
  text: 14,
};
const SHORTEST_PERSON_NAME = 6;

/** Public records of these types hold more than is published. */
const KEEPING_BACK: ReadonlySet<string> = new Set(['media', 'place', 'collection']);

/** Takes the fingerprints of everything that is not public. */
export function fingerprintRestricted(options: FingerprintOptions): Fingerprints {
  const { published, scope, madeOf = () => NOTHING_MADE } = options;
  const stateOf = publicationStates(published, scope);

  const owners: FingerprintOwner[] = [];
  const patterns = createPatternSet();
  const coordinates: ExactCoordinates[] = [];
  const segments = new Map<string, FingerprintOwner>();
  const fileHashes = new Map<string, string>();
  const words = new Map<string, FingerprintOwner>();
  const restrictedIds = new Set<string>();
  const hash = createHash('sha256').update(`leaks 2 ${scope}\n`);

  const own = (recordId: string, kind: LeakKind, field: string | null): number =>
    owners.push({ recordId, kind, field }) - 1;
  const add = (record: ArchiveRecord, string: RecordString): void => {
    hash.update(`${string.kind} ${string.text}\n`);
    const edges = edgesOf(string);
    const bare = edges === 'words' ? withoutOuterMarks(string.text) : string.text;
    const folded = foldText(bare);
    const shortest =
      record.type === 'person' && string.kind === 'title'
        ? SHORTEST_PERSON_NAME
        : SHORTEST[string.kind];
    if (string.kind === 'id') {
      segments.set(folded, { recordId: record.id, kind: 'id', field: string.field });
    }
    if (folded.length < shortest) return;
    patterns.add(bare, own(record.id, string.kind, string.field), edges);
    if (string.kind === 'text' || string.kind === 'title') {
      for (const word of ownWordsOf(string.text)) {
        if (!words.has(word)) {
          words.set(word, { recordId: record.id, kind: 'word', field: string.field });
        }
      }
    }
  };

  for (const record of recordsKeepingBack(options, stateOf)) {
    const state = stateOf(record.id);
    if (state === 'restricted') {
      restrictedIds.add(record.id);
      for (const string of recordStrings(record)) add(record, string);
    } else if (state === 'tombstone') {
      for (const string of recordStrings(record)) if (string.kind !== 'id') add(record, string);
    } else {
      for (const string of privateStrings(record)) if (string.kind !== 'id') add(record, string);
    }
    const exact = exactCoordinatesOf(record);
    if (exact !== null && !tellsExactly(published, record.id, state)) {
      hash.update(`${exact.lon} ${exact.lat}\n`);
      coordinates.push({ ...exact, owner: own(record.id, 'coordinates', 'coordinates') });
    }
    if (record.type === 'media') {
      const { sha256 } = record.original;
      fileHashes.set(sha256, record.id);
      const keepsFiles = state !== 'public';
      if (keepsFiles || !record.processing.pageText) {
        const { hashes, texts } = madeOf(descriptionKey(sha256, mediaSettings(record)));
        if (keepsFiles) for (const made of hashes) fileHashes.set(made, record.id);
        for (const text of texts) add(record, { kind: 'text', field: 'pages', text });
      }
    }
  }

  patterns.seal();
  let knowsPublic = false;
  return {
    owners,
    patterns,
    coordinates: createKnownCoordinates(coordinates),
    segments,
    fileHashes,
    words,
    restrictedIds,
    isEmpty: owners.length + segments.size + fileHashes.size === 0,
    learnPublic() {
      if (knowsPublic) return false;
      knowsPublic = true;
      learnPublic({ ...options, stateOf, patterns, segments, words, fileHashes });
      return true;
    },
    hash: hash.digest('hex'),
  };
}

function* recordsKeepingBack(
  { records, lookUp, published }: FingerprintOptions,
  stateOf: (id: string) => PublicationState,
): Generator<ArchiveRecord> {
  if (lookUp === undefined) {
    yield* records();
    return;
  }
  const typeOf = new Map(published.entries.map(({ id, type }) => [id, type]));
  for (const id of lookUp.ids()) {
    if (stateOf(id) === 'public' && !KEEPING_BACK.has(typeOf.get(id) ?? '')) continue;
    const record = lookUp.get(id);
    if (record !== null) yield record;
  }
}

/** Quotation marks around a title, a full stop after a caption: public texts write them otherwise. */
function withoutOuterMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
}

function edgesOf({ kind, text }: RecordString): Edges {
  if (kind === 'title' || kind === 'text') return 'words';
  if (kind === 'id' && /^[a-z]+$/.test(text) && text.length < RUN_LENGTH) return 'bare-id';
  return 'token';
}

function tellsExactly(published: PublicRecords, id: string, state: PublicationState): boolean {
  const entry = state === 'public' ? published.entry(id) : null;
  return entry?.type === 'place' && entry.facts.coordinates?.precision === 'exact';
}
