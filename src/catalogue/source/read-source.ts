import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Fault, toFault } from '#catalogue/faults/fault.ts';

/**
 * The text of a file, in NFC, line ends as `\n` and without a byte order mark; `null` when it is not
 * UTF-8 or cannot be read. `file` is the path for messages.
 */
export function readSource(file: string): { text: string | null; faults: Fault[] } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { text: null, faults: [toFault('file-unreadable', { file }, { reason })] };
  }
  if (!isUtf8(bytes)) {
    const byte = firstBadByte(bytes);
    const line = countLines(bytes.toString('latin1', 0, byte));
    return { text: null, faults: [toFault('wrong-encoding', { file, line }, { byte: `${byte}` })] };
  }
  const written = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
  const text = written.normalize('NFC');
  if (text === written) return { text, faults: [] };
  const at = written.split('\n').findIndex((line) => line !== line.normalize('NFC'));
  return { text, faults: [toFault('text-not-nfc', { file, line: at + 1 })] };
}

/** 1-based line and column of an offset in UTF-16 units. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: countLines(before), column: offset - before.lastIndexOf('\n') };
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function firstBadByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Is it UTF-8, but for a last character that may be cut off? */
function isUtf8Prefix(bytes: Buffer): boolean {
  for (let cut = 0; cut <= Math.min(3, bytes.length); cut += 1) {
    if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true;
  }
  return false;
}
