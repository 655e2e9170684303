import { join } from 'node:path';
import type { CrossFacts } from '#catalogue/compile/compiled-record.ts';
import type { FaultPlace } from '#catalogue/faults/fault.ts';
import type { ReferencePlace } from '#catalogue/references/reference.ts';
import { readSource } from '#catalogue/source/read-source.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';

/** A record as the checks between records see it. */
export interface CheckedRecord {
  id: string;
  type: RecordType;
  /** For messages. */
  folder: string;
  /** To read at. */
  path: string;
  facts: CrossFacts;
}

/** Where a fault of a record is written. A field is looked for only now: faults are few, references many. */
export async function findPlace(
  record: CheckedRecord,
  file: string,
  place: ReferencePlace,
): Promise<FaultPlace> {
  const shown = `${record.folder}/${file}`;
  if ('line' in place) return { file: shown, ...place };
  const { text } = readSource(join(record.path, file), shown);
  if (text === null) return { file: shown };
  const { locateField } = await import('#catalogue/source/yaml.ts');
  const path = place.path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { file: shown, ...locateField(text, path) };
}
