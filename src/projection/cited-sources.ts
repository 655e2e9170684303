import type { PublicRecord } from '#domain/public/record.ts';

/** Every source a public record rests on, wherever it is cited. */
export function citedSources(record: PublicRecord): Set<string> {
  const cited = new Set(record.sources);
  const add = (ids: readonly string[]) => {
    for (const id of ids) cited.add(id);
  };
  for (const text of [...record.texts, ...record.narratives]) {
    add(text.summarySources);
    for (const block of text.blocks) add(block.sources);
  }
  switch (record.type) {
    case 'festival':
      add(record.facts.calendarSources);
      add(record.facts.attendance?.sources ?? []);
      for (const { sources } of [
        ...record.facts.programme,
        ...record.facts.visitorsMay,
        ...record.facts.visitorsAsked,
      ]) {
        add(sources);
      }
      break;
    case 'custom':
      add(record.facts.lifeCycle?.sources ?? []);
      add(record.facts.season?.sources ?? []);
      break;
    case 'product':
      add(record.facts.season?.sources ?? []);
      for (const { sources } of [
        ...record.facts.steps,
        ...record.facts.designations,
        ...record.facts.whereToFind,
        ...record.facts.visitorsMay,
        ...record.facts.visitorsAsked,
      ]) {
        add(sources);
      }
      break;
    case 'community':
      for (const { sources } of [...record.facts.population, ...record.facts.approach]) {
        add(sources);
      }
      break;
    default:
      break;
  }
  return cited;
}
