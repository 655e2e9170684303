import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type SearchableRecords, searchableIds } from '../documents.ts';
import { printOf, watchedRecords } from '../static-index/document-inputs.ts';
import { toMeilisearchDocument } from './documents.ts';

/** What is to stand in the index of one record. */
export interface Wanted {
  hash: string;
  /** By locale, for its place in the alphabet. */
  titles: Record<string, string>;
}

/** A file in which the last survey is kept, and a key that changes with the code. */
export interface SurveyMemory {
  file: string;
  key: string;
}

interface Remembered {
  key: string;
  documents: Record<string, Wanted & { inputs: string[]; print: string }>;
}

/**
 * What is to stand in the index, by id. `stamp` is of everything that is not the record's own. With a
 * memory, only documents made of something that has changed since are made.
 */
export function surveyRecords(
  records: SearchableRecords,
  {
    locales,
    stamp,
    memory,
  }: { locales: readonly string[]; stamp: string; memory: SurveyMemory | null },
): Map<string, Wanted> {
  const key = JSON.stringify([memory?.key, stamp]);
  const before = memory === null ? {} : recall(memory.file, key);
  const now: Remembered = { key, documents: {} };
  const wanted = new Map<string, Wanted>();
  for (const id of searchableIds(records)) {
    const known = before[id];
    const isSame = known !== undefined && known.print === printOf(id, known.inputs, records);
    const found = isSame ? known : survey(id, { records, locales, stamp });
    if (found === null) continue;
    now.documents[id] = found;
    wanted.set(id, { hash: found.hash, titles: found.titles });
  }
  if (memory !== null) remember(memory.file, now);
  return wanted;
}

function survey(
  id: string,
  {
    records,
    locales,
    stamp,
  }: { records: SearchableRecords; locales: readonly string[]; stamp: string },
): Remembered['documents'][string] | null {
  const inputs = new Set<string>();
  const watched = watchedRecords(records, (input) => inputs.add(input));
  const record = watched.entry(id);
  if (record === null || record.type === 'tombstone') return null;
  const { document, titles } = toMeilisearchDocument(record, { records: watched, locales });
  const made = [...inputs].sort();
  return {
    hash: `${stamp}.${document.hash}`,
    titles,
    inputs: made,
    print: printOf(id, made, records),
  };
}

function recall(file: string, key: string): Remembered['documents'] {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Remembered;
    return kept.key === key ? kept.documents : {};
  } catch {
    return {};
  }
}

function remember(file: string, survey: Remembered): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(survey));
  renameSync(`${file}.part`, file);
}
