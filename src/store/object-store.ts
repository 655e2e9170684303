export interface ObjectStat {
  key: string;
  sizeBytes: number;
}

/** Bytes to keep: in memory, in a file, or arriving in pieces (a Node stream is one). */
export type ObjectSource = Uint8Array | FileSource | AsyncIterable<Uint8Array>;

export interface FileSource {
  path: string;
  /**
   * The file is the store's from now on, to move instead of copying it; it is gone when `put` resolves.
   * Nobody may write to it any more, under another name of it either.
   */
  give?: boolean;
}

/** From `startByte` up to, not including, `endByte`; what lies beyond the end of the object is left off. */
export interface ByteRange {
  startByte: number;
  endByte?: number;
}

/** An object to be, its name counted from a prefix. */
export interface NamedSource {
  name: string;
  source: ObjectSource;
}

/**
 * Named, immutable runs of bytes: originals and derivatives. An object is wholly there or not there at
 * all, also after a crash. Every adapter passes `tests/contracts/object-store.ts`.
 *
 * Keys are `/`-separated segments of ASCII letters, digits, `.`, `_`, `@`, `,` (IIIF regions) and `-`; a segment never
 * starts with a dot. Every method throws BadObjectKey on any other key.
 */
export interface ObjectStore {
  /** Keeps the bytes under `key`, replacing what was there in one step. Durable when it resolves. */
  put(key: string, source: ObjectSource): Promise<ObjectStat>;
  /**
   * Keeps many objects as `prefix/name`, quicker than one by one and in no order. All are durable when it
   * resolves; when it rejects, some may be there.
   */
  putAll(prefix: string, files: Iterable<NamedSource>): Promise<ObjectStat[]>;
  /** The bytes, or `null` when there is no such object. */
  get(key: string): Promise<Uint8Array | null>;
  /** The bytes in pieces, or `null`; for objects too large to hold, or a part of one. */
  stream(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>;
  has(key: string): Promise<boolean>;
  stat(key: string): Promise<ObjectStat | null>;
  /** The keys of those that are not there, or not of that size, as cheaply as the store can tell. */
  missing(expected: readonly ObjectStat[]): Promise<string[]>;
  /** Objects whose key is `prefix` or lies below it, in the order of their keys; all of them for `''`. */
  list(prefix: string): Promise<ObjectStat[]>;
  /** Removes the object; `false` when there was none. */
  delete(key: string): Promise<boolean>;
  /** Removes what `list(prefix)` lists; the prefix may not be empty. */
  deleteAll(prefix: string): Promise<void>;
  /**
   * Makes `path` hold the object: a hard link where the store can, a copy elsewhere. The file is never
   * to be written in place. Replaces what stands at `path`; `false` when there is no such object.
   */
  linkTo(key: string, path: string): Promise<boolean>;
}

const SEGMENT = /^[A-Za-z0-9_@-][A-Za-z0-9._@,-]*$/;
const MAX_KEY_LENGTH = 512;

/** Whether a store takes the key. */
export function isObjectKey(key: string): boolean {
  return key.length <= MAX_KEY_LENGTH && key.split('/').every((segment) => SEGMENT.test(segment));
}

/** A key that could name something outside the store: a fault of the calling code, not of an editor. */
class BadObjectKey extends Error {
  override readonly name = 'bad-object-key';

  constructor(key: string) {
    const shown = JSON.stringify(key.slice(0, 80));
    super(
      `The object store does not take the key ${shown}: a key is segments of ASCII letters, digits, ` +
        '".", "_", "@", "," and "-", separated by "/"; no segment starts with a dot.',
    );
  }
}

/** @throws BadObjectKey */
export function checkObjectKey(key: string): void {
  if (!isObjectKey(key)) throw new BadObjectKey(key);
}

/** @throws RangeError */
export function checkByteRange({ startByte, endByte = startByte }: ByteRange): void {
  const isRange = Number.isSafeInteger(startByte) && Number.isSafeInteger(endByte);
  if (isRange && 0 <= startByte && startByte <= endByte) return;
  throw new RangeError(`${startByte} to ${endByte} is no range of bytes`);
}
