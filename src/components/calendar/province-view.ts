import type { RecordLink, References } from '../references.ts';
import type { EventView } from './event-view.ts';

/** The events of each province, in the order of the provinces' names; those without one at the end. */
export function byProvince(
  events: readonly EventView[],
  references: References,
): { province: RecordLink | null; events: EventView[] }[] {
  const inOrder = references.list('place-kind:province');
  const ids = new Set(events.flatMap(({ date }) => date.provinces));
  const rows: { province: RecordLink | null; events: EventView[] }[] = [];
  for (const id of inOrder) {
    const province = ids.has(id) ? references.link(id) : null;
    if (province === null) continue;
    rows.push({ province, events: events.filter(({ date }) => date.provinces.includes(id)) });
  }
  const elsewhere = events.filter(({ date }) => date.provinces.length === 0);
  return elsewhere.length === 0 ? rows : [...rows, { province: null, events: elsewhere }];
}
