import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type Field, keyOf } from '../field.ts';
import { SHARED_WORDS } from './shared-words.ts';
import { TOLD_WORDS } from './told-words.ts';
import { TYPE_WORDS } from './type-words.ts';
import type { FieldWords, FieldWordTable } from './words.ts';

const TABLES: readonly FieldWordTable[] = [TYPE_WORDS, TOLD_WORDS, SHARED_WORDS];

/** Label and help of a field; `null` where nobody has written them. */
export function writtenWords(type: RecordType, field: Field): FieldWords | null {
  const key = keyOf(field);
  for (const table of TABLES) {
    const found = table[`${type}:${key}`] ?? table[key];
    if (found !== undefined) return found;
  }
  return null;
}

/** What a field is called. A field that came since the words were written is called by its own name. */
export function labelOf(type: RecordType, field: Field): Bilingual {
  const [vi, en] = writtenWords(type, field) ?? [field.name, field.name];
  return { vi, en };
}

export function helpOf(type: RecordType, field: Field): Bilingual | null {
  const [, , vi, en] = writtenWords(type, field) ?? [];
  return vi === undefined || en === undefined ? null : { vi, en };
}
