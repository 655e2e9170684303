/** What a device tells of a file it is about to send. */
export interface ToldFile {
  name: string;
  sizeBytes: number;
  modifiedMs: number | null;
  sha256: string | null;
  batchId: string | null;
}

const LONGEST_NAME_CHARS = 200;
/** Controls, and marks that turn the direction of what follows: `anh\u202Egpj.exe` reads as a picture. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Joiners that some scripts need. */
const NEEDED = /[\u200c\u200d]/;

/** A name for showing: one line of what can be seen. It never names a file of ours. */
export function toShownName(name: string | null): string {
  const seen = (name ?? '')
    .normalize('NFC')
    .replace(UNSEEN, (mark) => (NEEDED.test(mark) ? mark : ''))
    .trim();
  const short = [...seen].slice(0, LONGEST_NAME_CHARS).join('');
  return short === '' ? '?' : short;
}

/** Reads Upload-Length and Upload-Metadata; `null` where they make no sense. */
export function readToldFile(
  headers: Headers,
  parse: (metadata: string) => Record<string, string | null>,
): ToldFile | null {
  const length = headers.get('upload-length') ?? '';
  if (!/^\d{1,15}$/.test(length)) return null;
  const text = headers.get('upload-metadata') ?? '';
  let metadata: Record<string, string | null>;
  try {
    metadata = text === '' ? {} : parse(text);
  } catch {
    return null;
  }
  return toToldFile(metadata, Number(length));
}

export function toToldFile(
  metadata: Readonly<Record<string, string | null>>,
  sizeBytes: number,
): ToldFile {
  const { filename = null, modified, sha256, batch } = metadata;
  return {
    name: toShownName(filename),
    sizeBytes,
    modifiedMs: /^\d{1,15}$/.test(modified ?? '') ? Number(modified) : null,
    sha256: /^[0-9a-f]{64}$/.test(sha256 ?? '') ? (sha256 ?? null) : null,
    batchId: /^[a-z2-7]{26}$/.test(batch ?? '') ? (batch ?? null) : null,
  };
}
