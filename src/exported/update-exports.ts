import type { InputKey, PublicRecords } from '#public-records/reader.ts';
import type { ExportChanges, ExportedStore, Standing } from './exported-store.ts';
import { joinSets } from './exported-store.ts';
import type { Exporter } from './exporter.ts';

export interface UpdateOptions {
  records: PublicRecords;
  exporters: readonly Exporter[];
  /** Sets a record belongs to, of those that are public. */
  setsOf(id: string): readonly string[];
  /** Names the code and the settings that decide what exporters make. */
  program: string;
  clock(): Date;
}

export interface ExportCounts {
  made: number;
  /** Went out anew or otherwise than before. */
  changed: number;
  deleted: number;
}

/**
 * Brings the store up to date with the projection: only records of which something changed that was read for them are
 * made anew, and only those that come out otherwise have changed. What may be exported no more is deleted.
 */
export function updateExports(store: ExportedStore, options: UpdateOptions): ExportCounts {
  const counts: ExportCounts = { made: 0, changed: 0, deleted: 0 };
  for (const exporter of options.exporters) {
    const { changes, made } = changesOf(store, exporter, options);
    store.apply(exporter.name, changes, options.clock);
    store.setProgram(exporter.name, options.program);
    counts.made += made;
    counts.changed += changes.put.length;
    counts.deleted += changes.deleted.length;
  }
  return counts;
}

function changesOf(
  store: ExportedStore,
  exporter: Exporter,
  { records, setsOf, program }: UpdateOptions,
): { changes: ExportChanges; made: number } {
  const isSameProgram = store.program(exporter.name) === program;
  const standing = new Map(store.standing(exporter.name).map((each) => [each.id, each]));
  const changes: ExportChanges = { put: [], confirmed: [], deleted: [] };
  const left = new Set<string>();
  let made = 0;
  for (const id of exportable(records, exporter)) {
    const known = standing.get(id);
    const sets = setsOf(id);
    const isSameSets = known?.sets === joinSets(sets);
    if (known && isSameProgram && isSameSets && stillHolds(known, records)) {
      left.add(id);
      continue;
    }
    const read = new Set<InputKey>();
    const body = exporter.make(
      id,
      records.tracked((input) => read.add(input)),
    );
    made += 1;
    if (body === null) continue;
    left.add(id);
    const inputs = [...read].join('\n');
    const hashes = hashesOf(inputs, records);
    const isSame =
      known !== undefined &&
      isSameSets &&
      !known.isDeleted &&
      store.item(exporter.name, id)?.body === body;
    if (isSame) changes.confirmed.push({ id, inputs, hashes });
    else changes.put.push({ id, sets, body, inputs, hashes });
  }
  for (const { id, isDeleted } of standing.values()) {
    if (!isDeleted && !left.has(id)) changes.deleted.push(id);
  }
  return { changes, made };
}

function* exportable(
  records: PublicRecords,
  { channel, types, among }: Exporter,
): Iterable<string> {
  const inChannel = records.inChannel(channel);
  if (among !== undefined) {
    for (const id of among(records)) if (inChannel.has(id)) yield id;
    return;
  }
  for (const { id, type } of records.entries) {
    if (type === 'tombstone' || !inChannel.has(id)) continue;
    if (types === undefined || types.includes(type)) yield id;
  }
}

function stillHolds({ isDeleted, inputs, hashes }: Standing, records: PublicRecords): boolean {
  return !isDeleted && hashesOf(inputs, records) === hashes;
}

function hashesOf(inputs: string, records: PublicRecords): string {
  if (inputs === '') return '';
  let hashes = '';
  for (const input of inputs.split('\n')) hashes += `${records.hashOf(input) ?? ''}\n`;
  return hashes;
}
