import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { type Reference, unpackReference } from '#catalogue/references/reference.ts';
import { REFERENCE_KINDS } from '#catalogue/references/reference-kinds.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type CheckedRecord, findPlace } from './checked-record.ts';

/**
 * References that lead nowhere, to a record of the wrong type, or to one withdrawn. Those to a record
 * that is there but could not be typed (`untyped`) are passed over: its own faults are told already.
 */
export async function checkReferences(
  records: ReadonlyMap<string, CheckedRecord>,
  untyped: ReadonlySet<string>,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const record of records.values()) {
    for (const packed of record.facts.references) {
      const target = records.get(packed[1]);
      if (target === undefined && untyped.has(packed[1])) continue;
      const reference = unpackReference(packed);
      const types: readonly RecordType[] | null = REFERENCE_KINDS[reference.kind].types;
      const fits = target !== undefined && (types === null || types.includes(target.type));
      if (fits && (!target.facts.withdrawn || record.facts.withdrawn)) continue;
      const place = await findPlace(record, reference.file, reference.place);
      faults.push(toReferenceFault(reference, target, place));
    }
  }
  return faults;
}

function toReferenceFault(
  { kind, target: id }: Reference,
  target: CheckedRecord | undefined,
  place: { file: string },
): Fault {
  if (target === undefined) return toFault(`unknown-${kind}`, place, { id });
  const { words, types } = REFERENCE_KINDS[kind];
  if (types !== null && !(types as readonly RecordType[]).includes(target.type)) {
    const expected = types.join(' / ');
    return toFault('wrong-reference-type', place, {
      id,
      found: target.type,
      kind: words,
      expected,
    });
  }
  return toFault('reference-to-withdrawn', place, { id, kind: words });
}
