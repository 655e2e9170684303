import type { ArchiveRecord } from '#domain/record.ts';

/** A string of a typed record, and how it would be known again. */
export interface RecordString {
  kind: 'id' | 'file-name' | 'hash' | 'title' | 'text';
  /** Path in the record: `texts.0.title`. */
  field: string;
  text: string;
}

/** Says nothing by itself: chosen from a list, or about the string beside it. */
const VOCABULARY_KEYS = new Set(['lang', 'licence', 'mediaType', 'folder', 'html', 'type', 'kind']);
/** What the gate never lets out, even of a public record. */
const PRIVATE_KEYS = new Set(['original', 'deed', 'consents', 'custodians', 'members', 'access']);
const TITLE_KEYS = new Set(['title', 'prefLabel', 'altLabel', 'names']);
const ID_KEYS = new Set(['id', 'slug', 'formerSlugs']);
/** References to records and words of closed lists; the record they name is known by its own id. */
const ID_SHAPED = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const NUMBERS_ONLY = /^[\d\s:.,TZ+-]*$/;
/** `captions.vi.vtt` names nothing. */
const GENERIC_FILE = /^[a-z]+(?:\.[A-Za-z-]+)?\.vtt$/;

/** Every string of a record that could give it away, each once per place it stands. */
export function recordStrings(record: ArchiveRecord): RecordString[] {
  const found: RecordString[] = [];
  visit(record, [], found);
  return found;
}

/** The strings of a public record that its public form carries. */
export function publicStrings(record: ArchiveRecord): RecordString[] {
  return recordStrings(record).filter(({ field }) => !PRIVATE_KEYS.has(field.split('.')[0] ?? ''));
}

/** The strings of a public record that stay behind the gate: original file and hash, deeds, consents. */
export function privateStrings(record: ArchiveRecord): RecordString[] {
  return recordStrings(record).filter(({ field }) => {
    const key = field.split('.')[0] ?? '';
    return PRIVATE_KEYS.has(key) && key !== 'access';
  });
}

function visit(value: unknown, path: readonly string[], found: RecordString[]): void {
  if (typeof value === 'string') {
    const string = classify(value, path);
    if (string !== null) found.push(string);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, [...path, String(index)], found);
    });
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (!VOCABULARY_KEYS.has(key)) visit(item, [...path, key], found);
    }
  }
}

function classify(text: string, path: readonly string[]): RecordString | null {
  const field = path.join('.');
  const [top = ''] = path;
  const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (ID_KEYS.has(top) && path.length <= 2) return { kind: 'id', field, text };
  if (key === 'sha256') return { kind: 'hash', field, text };
  if (key === 'file') return GENERIC_FILE.test(text) ? null : { kind: 'file-name', field, text };
  if (NUMBERS_ONLY.test(text)) return null;
  if (TITLE_KEYS.has(key) || TITLE_KEYS.has(top)) return { kind: 'title', field, text };
  return ID_SHAPED.test(text) ? null : { kind: 'text', field, text };
}
