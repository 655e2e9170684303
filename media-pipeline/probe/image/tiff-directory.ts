/** One image file directory of a TIFF file (TIFF 6.0, section 2), with the directories below it. */
export interface TiffDirectory {
  /** Numbers of a tag: BYTE, SHORT, LONG and the offsets of directories; absent: not there, or other. */
  numbers: ReadonlyMap<number, readonly number[]>;
  /** Where in the file the value of a tag stands that is no longer than four bytes. */
  valueAt: ReadonlyMap<number, number>;
  /** SubIFDs, and the EXIF directory. */
  below: readonly TiffDirectory[];
}

export const TAG = {
  subfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  orientation: 274,
  stripByteCounts: 279,
  subDirectories: 330,
  jpegOffset: 513,
  jpegByteCount: 514,
  rw2Jpeg: 46,
  exifDirectory: 34_665,
  dngVersion: 50_706,
} as const;

const BYTES_OF_TYPE: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1, 13: 4 };
/** Where a file claims more than any camera or scanner writes, the rest is left unread. */
const LIMITS = { directories: 512, entries: 4096, values: 1024, depth: 3 };

/**
 * Reads the directories of a TIFF file, in order. Never throws: what lies outside the file, runs in a
 * circle or goes on without end is left out.
 */
export function readTiffDirectories(bytes: Uint8Array): TiffDirectory[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 8) return [];
  return new DirectoryReader(view, view.getUint16(0) === 0x4949).chain(4);
}

/** The first number of a tag, or `null`. */
export function firstNumber(directory: TiffDirectory, tag: number): number | null {
  return directory.numbers.get(tag)?.[0] ?? null;
}

class DirectoryReader {
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  readonly #seen = new Set<number>();

  constructor(view: DataView, littleEndian: boolean) {
    this.#view = view;
    this.#littleEndian = littleEndian;
  }

  /** The directory whose offset stands at `pointer`, and those that follow it. */
  chain(pointer: number): TiffDirectory[] {
    const directories: TiffDirectory[] = [];
    for (let at = this.#long(pointer); at !== 0; ) {
      const read = this.#directory(at, 0);
      if (read === null) break;
      directories.push(read.directory);
      at = this.#long(read.end);
    }
    return directories;
  }

  #directory(at: number, depth: number): { directory: TiffDirectory; end: number } | null {
    if (this.#seen.has(at) || this.#seen.size >= LIMITS.directories) return null;
    if (at + 2 > this.#view.byteLength) return null;
    this.#seen.add(at);
    const count = this.#short(at);
    const end = at + 2 + count * 12;
    if (count === 0 || count > LIMITS.entries || end > this.#view.byteLength) return null;
    const numbers = new Map<number, readonly number[]>();
    const valueAt = new Map<number, number>();
    for (let entry = at + 2; entry < end; entry += 12) {
      const values = this.#values(entry);
      if (values) numbers.set(this.#short(entry), values);
      valueAt.set(this.#short(entry), entry + 8);
    }
    return { directory: { numbers, valueAt, below: this.#below(numbers, depth) }, end };
  }

  #below(numbers: ReadonlyMap<number, readonly number[]>, depth: number): TiffDirectory[] {
    if (depth >= LIMITS.depth) return [];
    const offsets = [TAG.subDirectories, TAG.exifDirectory].flatMap(
      (tag) => numbers.get(tag) ?? [],
    );
    return offsets.flatMap((at) => this.#directory(at, depth + 1)?.directory ?? []);
  }

  #values(entry: number): number[] | null {
    const size = BYTES_OF_TYPE[this.#short(entry + 2)];
    if (size === undefined) return null;
    const claimed = this.#long(entry + 4);
    const first = claimed * size <= 4 ? entry + 8 : this.#long(entry + 8);
    // Undefined bytes, as Panasonic keeps a whole JPEG in: where they lie is what matters.
    if (claimed > LIMITS.values) return size === 1 ? [first, claimed] : null;
    if (first + claimed * size > this.#view.byteLength) return null;
    return Array.from({ length: claimed }, (_, index) => {
      const at = first + index * size;
      return size === 1 ? this.#view.getUint8(at) : size === 2 ? this.#short(at) : this.#long(at);
    });
  }

  #short(at: number): number {
    return this.#view.getUint16(at, this.#littleEndian);
  }

  /** 0 where the file has ended: no directory. */
  #long(at: number): number {
    return at + 4 <= this.#view.byteLength ? this.#view.getUint32(at, this.#littleEndian) : 0;
  }
}
