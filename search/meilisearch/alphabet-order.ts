import { orderFor } from '#i18n/alphabet.ts';

/** Room between neighbours for those that come later. */
const STEP = 2 ** 20;

export interface Placed {
  id: string;
  title: string;
  /** Its place as it stands in the index; `null` for a record that is new there or has another title. */
  place: number | null;
}

/**
 * A number for each record, ascending in the alphabet of `locale`. Places that are known stay; new ones
 * come between their neighbours, so that one new record renumbers no other. Where there is no room left,
 * or what is known is out of order, all are numbered anew.
 */
export function placesInOrder(records: readonly Placed[], locale: string): Map<string, number> {
  const order = orderFor(locale);
  const sorted = records.toSorted(
    (a, b) => order(a.title, b.title) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  return between(sorted) ?? new Map(sorted.map(({ id }, i) => [id, (i + 1) * STEP]));
}

function between(sorted: readonly Placed[]): Map<string, number> | null {
  const places = new Map<string, number>();
  let before = 0;
  for (let i = 0; i < sorted.length; ) {
    let next = i;
    while (next < sorted.length && sorted[next]?.place === null) next += 1;
    const fresh = next - i;
    const after = sorted[next]?.place ?? before + STEP * (fresh + 1);
    const step = (after - before) / (fresh + 1);
    if (after <= before || step < 1) return null;
    for (let n = 0; n < fresh; n += 1) {
      places.set(sorted[i + n]?.id ?? '', Math.floor(before + step * (n + 1)));
    }
    const held = sorted[next];
    if (held !== undefined) places.set(held.id, after);
    before = after;
    i = next + 1;
  }
  return places;
}
