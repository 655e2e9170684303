import type { CachedFolder } from '#catalogue/cache/cache-index.ts';
import { type Fault, type FaultPlace, toFault } from '#catalogue/faults/fault.ts';
import { type Reference, unpackReference } from '#catalogue/references/reference.ts';
import { REFERENCE_KINDS } from '#catalogue/references/reference-kinds.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type CrossCheck, findPlace } from './cross-check.ts';

/**
 * References of `folders` that lead nowhere, to a record of the wrong type, or to one withdrawn. Those
 * to a record that could not be typed are passed over: its own faults are told already.
 */
export async function checkReferences(
  folders: Iterable<CachedFolder>,
  { records, untyped, factsOf, report }: CrossCheck,
): Promise<void> {
  for (const folder of folders) {
    for (const packed of factsOf(folder).references) {
      const target = records.get(packed[1]);
      if (target === undefined && untyped.has(packed[1])) continue;
      const reference = unpackReference(packed);
      if (target !== undefined && fits(reference, target)) {
        if (!target.withdrawn || folder.withdrawn) continue;
      }
      const place = await findPlace(folder, reference.file, reference.place);
      report(folder, toReferenceFault(reference, target, place));
    }
  }
}

/** What the check reads of the record that a reference leads to. */
export type ReferenceTarget = Pick<CachedFolder, 'type' | 'withdrawn'>;

/** The fault of one reference from a record that is not withdrawn; `null` for none. */
export function referenceFault(
  reference: Reference,
  target: ReferenceTarget | undefined,
  place: FaultPlace,
): Fault | null {
  if (target !== undefined && fits(reference, target) && !target.withdrawn) return null;
  return toReferenceFault(reference, target, place);
}

function fits({ kind }: Reference, target: ReferenceTarget): boolean {
  const types: readonly RecordType[] | null = REFERENCE_KINDS[kind].types;
  return types === null || types.includes(target.type);
}

function toReferenceFault(
  reference: Reference,
  target: ReferenceTarget | undefined,
  place: FaultPlace,
): Fault {
  const { kind, target: id } = reference;
  if (target === undefined) return toFault(`unknown-${kind}`, place, { id });
  const { words, types } = REFERENCE_KINDS[kind];
  if (fits(reference, target)) return toFault('reference-to-withdrawn', place, { id, kind: words });
  const expected = types?.join(' / ') ?? '';
  return toFault('wrong-reference-type', place, { id, found: target.type, kind: words, expected });
}
