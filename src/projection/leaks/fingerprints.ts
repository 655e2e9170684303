import { createHash } from 'node:crypto';
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
import { RUN_LENGTH } from './gram.ts';
import { createPatternSet, type Edges, type PatternSet } from './pattern-set.ts';
import {
  privateStrings,
  publicStrings,
  type RecordString,
  recordStrings,
} from './record-strings.ts';
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
  /** Changes when any of this does: files scanned against another hash must be scanned again. */
  hash: string;
}

export interface FingerprintOptions {
  /** Every typed record, public or not; asked for twice. */
  records: () => Iterable<ArchiveRecord>;
  /** The projection that says which of them are public. */
  published: PublicRecords;
  /** May only pages show these? `page` leaves out records that are public in other channels only. */
  scope: 'page' | 'any-channel';
  /** Words of the interface and of the site itself: its address, its labels, its vocabularies. */
  interfaceText?: Iterable<string>;
  /** SHA-256 of derivatives made from an original: a copy under another name is still found. */
  derivativesOf?: (sourceSha256: string) => readonly string[];
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

/** Takes the fingerprints of everything that is not public and drops those that a public record shares. */
export function fingerprintRestricted(options: FingerprintOptions): Fingerprints {
  const { records, published, scope, interfaceText = [], derivativesOf = () => [] } = options;
  const places = new Map(published.entries.map((entry) => [entry.id, entry]));
  const stateOf = (id: string): 'public' | 'tombstone' | 'restricted' => {
    const place = places.get(id);
    if (place === undefined) return 'restricted';
    if (place.type === 'tombstone') return 'tombstone';
    return place.page || scope === 'any-channel' ? 'public' : 'restricted';
  };

  const owners: FingerprintOwner[] = [];
  const patterns = createPatternSet();
  const coordinates: ExactCoordinates[] = [];
  const segments = new Map<string, FingerprintOwner>();
  const fileHashes = new Map<string, string>();
  const words = new Map<string, FingerprintOwner>();
  const restrictedIds = new Set<string>();
  const hash = createHash('sha256').update(`leaks 1 ${scope}\n`);

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

  for (const record of records()) {
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
      if (state !== 'public' || !isServedAsMade(published, record.id, sha256)) {
        fileHashes.set(sha256, record.id);
      }
      if (state !== 'public')
        for (const made of derivativesOf(sha256)) fileHashes.set(made, record.id);
    }
  }

  patterns.seal();
  const forget = (text: string): void => {
    patterns.forget(text);
    for (const word of ownWordsOf(text)) words.delete(word);
  };
  for (const record of records()) {
    const state = stateOf(record.id);
    if (state === 'restricted') continue;
    for (const string of state === 'tombstone' ? [] : publicStrings(record)) {
      forget(string.text);
      if (string.kind === 'id') segments.delete(foldText(string.text));
    }
    if (state === 'tombstone')
      for (const text of tombstoneStrings(published, record.id)) forget(text);
  }
  for (const text of interfaceText) forget(text);

  const { anchors, publicGrams, exact } = patterns.size;
  hash.update(`${anchors} ${publicGrams} ${exact} ${segments.size} ${fileHashes.size}`);
  return {
    owners,
    patterns,
    coordinates: createKnownCoordinates(coordinates),
    segments,
    fileHashes,
    words,
    restrictedIds,
    hash: hash.digest('hex'),
  };
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

function tellsExactly(published: PublicRecords, id: string, state: string): boolean {
  const entry = state === 'public' ? published.entry(id) : null;
  return entry?.type === 'place' && entry.facts.coordinates?.precision === 'exact';
}

/** A rendition may be the original's very bytes; then the public record names it. */
function isServedAsMade(published: PublicRecords, id: string, sha256: string): boolean {
  const entry = published.entry(id);
  return (
    entry?.type === 'media' &&
    entry.facts.derivatives.some(({ path }) => path.includes(`/${sha256.slice(0, 16)}.`))
  );
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
