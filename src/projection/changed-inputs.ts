import type { IndexEntry, ProjectionIndex } from '#public-records/format.ts';
import type { InputKey } from '#public-records/reader.ts';

/** Inputs whose hash differs between two projections, whichever side lacks them. */
export function changedInputs(before: ProjectionIndex | null, after: ProjectionIndex): InputKey[] {
  const old = before === null ? new Map<InputKey, string>() : inputsOf(before);
  const changed: InputKey[] = [];
  for (const [input, hash] of inputsOf(after)) {
    if (old.get(input) !== hash) changed.push(input);
    old.delete(input);
  }
  return [...changed, ...old.keys()];
}

function inputsOf({ entries, lists, calendar }: ProjectionIndex): Map<InputKey, string> {
  const inputs = new Map<InputKey, string>();
  for (const entry of entries) {
    inputs.set(`record:${entry.id}`, entry.hash);
    inputs.set(`card:${entry.id}`, entry.cardHash);
    if (entry.page) inputs.set(slugInput(entry), entry.id);
  }
  for (const [name, { hash }] of Object.entries(lists)) inputs.set(`list:${name}`, hash);
  for (const [group, hash] of Object.entries(calendar.groups)) inputs.set(`dates:${group}`, hash);
  inputs.set('month:', calendar.month);
  inputs.set('years:', calendar.years.join());
  return inputs;
}

function slugInput({ routeType, slug }: IndexEntry): InputKey {
  return `slug:${routeType}/${slug}`;
}
