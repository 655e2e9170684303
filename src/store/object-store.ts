export interface ObjectStat {
  key: string;
  sizeBytes: number;
}

/** Bytes to keep: in memory, in a file, or arriving in pieces (a Node stream is one). */
export type ObjectSource = Uint8Array | { path: string } | AsyncIterable<Uint8Array>;

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
  /** The bytes, or `null` when there is no such object. */
  get(key: string): Promise<Uint8Array | null>;
  /** The bytes in pieces, or `null`; for objects too large to hold. */
  stream(key: string): Promise<AsyncIterable<Uint8Array> | null>;
  has(key: string): Promise<boolean>;
  stat(key: string): Promise<ObjectStat | null>;
  /** Objects whose key is `prefix` or lies below it, in the order of their keys; all of them for `''`. */
  list(prefix: string): Promise<ObjectStat[]>;
  /** Removes the object; `false` when there was none. */
  delete(key: string): Promise<boolean>;
  /**
   * Makes `path` hold the object: a hard link where the store can, a copy elsewhere. The file is never
   * to be written in place. Replaces what stands at `path`; `false` when there is no such object.
   */
  linkTo(key: string, path: string): Promise<boolean>;
}

const SEGMENT = /^[A-Za-z0-9_@-][A-Za-z0-9._@,-]*$/;
const MAX_KEY_LENGTH = 512;

function isObjectKey(key: string): boolean {
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
