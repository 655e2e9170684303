import type { RecordType } from '#domain/public/vocabulary.ts';

/** A title, and what stands under it, as a text file holds them. */
export interface OwnedText {
  title: string;
  summary?: string;
  /** Paragraphs, each with its citations. */
  body?: readonly string[];
  status: 'draft' | 'reviewed';
}

/** What an import has to say of one record. What is not named here is an editor's and is left alone. */
export interface OwnedRecord {
  type: RecordType;
  id: string;
  /** Fields the import answers for: written over what stands there. */
  set: Readonly<Record<string, unknown>>;
  /** Fields written only where the record has none. */
  fill: Readonly<Record<string, unknown>>;
  /** Lists joined to those that stand there; `keyOf` tells which items are the same. */
  join: Readonly<Record<string, readonly unknown[]>>;
  /** Per language; a text file that stands is never touched. */
  texts: Readonly<Record<string, OwnedText>>;
}

/** Which items of a list are the same thing, by the name of the field. */
export function keyOf(field: string, item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const fields = item as Record<string, unknown>;
  if (field === 'names') return `${String(fields['text']).normalize('NFC').toLowerCase()}`;
  if (field === 'population') return `${fields['year']} ${fields['place'] ?? fields['scope']}`;
  return JSON.stringify(item);
}
