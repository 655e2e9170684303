import { pickString } from '#domain/public/language.ts';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import type { OaiSet } from '#exports/oai-pmh-2/response.ts';
import type { PublicRecords } from '#public-records/reader.ts';

/**
 * The sets of a repository: `type:<type>`, `community:<id>`, `place:<id of a province>`, each below a set of all of its
 * kind. Only what has a page is in one of the latter two, and a set that would name what may not be harvested is none.
 */
export interface HarvestSets {
  sets: readonly OaiSet[];
  of(id: string): readonly string[];
}

const KINDS: readonly OaiSet[] = [
  { setSpec: 'type', setName: 'Loại · By type' },
  { setSpec: 'community', setName: 'Cộng đồng · By community' },
  { setSpec: 'place', setName: 'Tỉnh, thành · By province' },
];
/** What may stand in a setSpec. */
const SPEC = /^[A-Za-z0-9\-_.!~*'()]+$/;

/** Gathers the sets and their members from the lists of a projection. */
export function harvestSets(records: PublicRecords): HarvestSets {
  const harvested = records.inChannel('harvest');
  const types = new Map(records.entries.map(({ id, type }) => [id, type]));
  const sets: OaiSet[] = [];
  const members = new Map<string, string[]>();
  const put = (spec: string, name: string, ids: Iterable<string>) => {
    let isEmpty = true;
    for (const id of ids) {
      if (!harvested.has(id)) continue;
      isEmpty = false;
      const of = members.get(id);
      if (of === undefined) members.set(id, [spec]);
      else of.push(spec);
    }
    if (!isEmpty) sets.push({ setSpec: spec, setName: name });
  };
  const byType = Map.groupBy(types, ([, type]) => type);
  for (const type of RECORD_TYPES) {
    put(
      `type:${type}`,
      type,
      (byType.get(type) ?? []).map(([id]) => id),
    );
  }
  const groups = { community: 'type:community', place: 'place-kind:province' } as const;
  for (const [kind, list] of Object.entries(groups)) {
    for (const id of [...records.list(list)].sort()) {
      if (!harvested.has(id) || !SPEC.test(id)) continue;
      put(`${kind}:${id}`, nameOf(records, id), records.list(`${kind}:${id}`));
    }
  }
  const used = KINDS.filter(({ setSpec }) =>
    sets.some((each) => each.setSpec.startsWith(`${setSpec}:`)),
  );
  const inOrder = [...used, ...sets];
  return { sets: inOrder, of: (id) => members.get(id) ?? [] };
}

function nameOf(records: PublicRecords, id: string): string {
  const titles = records.card(id)?.titles ?? {};
  const words = Object.entries(titles).map(([lang, { title }]) => [lang, title] as const);
  return pickString(Object.fromEntries(words), 'vi')?.text ?? id;
}
