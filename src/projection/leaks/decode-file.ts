import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decodeText } from './decode-text.ts';
import { jpegSegments } from './jpeg-segments.ts';

/** A text read out of a file. `markup`: sentences in it may be broken by tags. */
export interface FileText {
  text: string;
  markup: boolean;
}

const TEXT_EXTENSIONS = new Set(
  'html htm xhtml xml svg rss atom json jsonl webmanifest js mjs css vtt srt txt csv tsv ics md map geojson'.split(
    ' ',
  ),
);
/** No text holds it, so nothing is found across it. */
const FIELD_END = '\u0001';
const CHUNK_BYTES = 4 * 1024 * 1024;
const OVERLAP_BYTES = 4096;
/** Packed data inside text: our index shards, data: URIs. */
const PACKED = /H4sI[A-Za-z0-9+/]{20,}={0,2}|;base64,[A-Za-z0-9+/]{20,}={0,2}/g;
const DEEPEST = 3;
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/** The extension of a path, lower case, without the dot. */
export function extensionOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/**
 * The texts in a file's bytes: decoded when it is text, unpacked when it is compressed, otherwise its raw
 * bytes read as UTF-8 and UTF-16 (image metadata, container tags), the pixels of a JPEG left out. Never throws: what does not unpack is
 * read as it is.
 */
export function* textsIn(bytes: Buffer, path: string, depth = 0): Generator<FileText> {
  const unpacked = depth < DEEPEST ? unpack(bytes, path) : null;
  if (unpacked !== null) {
    yield* textsIn(unpacked, path.replace(/\.(?:gz|br)$/i, ''), depth + 1);
    return;
  }
  if (depth > 0 ? isUtf8(bytes) : TEXT_EXTENSIONS.has(extensionOf(path))) {
    yield* textsInText(bytes.toString('utf8'), path, depth);
    return;
  }
  yield* textsInBinary(jpegSegments(bytes) ?? bytes);
}

function* textsInText(source: string, path: string, depth: number): Generator<FileText> {
  const text = decodeText(inPieces(source, extensionOf(path)));
  yield { text, markup: /<[a-z/!]/i.test(text) };
  if (depth >= DEEPEST) return;
  for (const [packed] of source.matchAll(PACKED)) {
    const bytes = Buffer.from(packed.replace(';base64,', ''), 'base64');
    yield* textsIn(bytes, '', depth + 1);
  }
}

/** Lines that were folded are whole again; fields of a record that stand on lines of their own are no sentence. */
function inPieces(source: string, extension: string): string {
  if (extension === 'ics') return source.replace(/\r?\n[ \t]/g, '');
  return extension === 'xml' || extension === 'rss'
    ? source.replace(/>\s*\n\s*</g, `>${FIELD_END}<`)
    : source;
}

function* textsInBinary(bytes: Buffer): Generator<FileText> {
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const chunk = bytes.subarray(Math.max(0, from - OVERLAP_BYTES), from + CHUNK_BYTES);
    yield { text: chunk.toString('utf8'), markup: false };
    // Half of a pair missing at either end is of no account: chunks overlap.
    for (const shift of [0, 1]) {
      const even = chunk.subarray(shift, shift + Math.floor((chunk.length - shift) / 2) * 2);
      yield { text: even.toString('utf16le'), markup: false };
      yield { text: Buffer.from(even).swap16().toString('utf16le'), markup: false };
    }
  }
}

function unpack(bytes: Buffer, path: string): Buffer | null {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
    }
    if (extensionOf(path) === 'br') {
      return brotliDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
    }
  } catch {
    return null;
  }
  return null;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
