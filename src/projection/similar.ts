import { hash } from 'node:crypto';
import type { ArchiveRecord } from '#domain/record.ts';

const MAX_SIMILAR = 6;
/** Of a term shared by more than this, only the nearest neighbours are looked at. */
const LOOK_AT = 48;
const COMPARED_TYPES: ReadonlySet<string> = new Set(['festival', 'custom', 'product', 'story']);

export interface Comparable {
  id: string;
  /** Concepts, communities and places it shares with others. */
  terms: string[];
  /** Already chosen by an editor. */
  related: string[];
}

/** What of a record is compared, `null` for types that are not. */
export function toComparable(record: ArchiveRecord): Comparable | null {
  if (!COMPARED_TYPES.has(record.type)) return null;
  const terms = new Set([...record.concepts, ...record.communities, ...record.places]);
  return { id: record.id, terms: [...terms], related: record.related.map(({ id }) => id) };
}

export type SimilarTo = (id: string) => { id: string; because: string[] }[];

/**
 * Finds records that share rare terms; hidden records and terms count for nothing. Inverted lists, each
 * in an order drawn from its ids alone: of a long list a record meets its neighbours only, so the work
 * stays linear and a new record changes the answers of few others. A term's weight falls by one each
 * time its list doubles, for the same reason.
 */
export function findSimilar(
  comparables: readonly Comparable[],
  isVisible: (id: string) => boolean,
): SimilarTo {
  const drawn = comparables
    .filter(({ id }) => isVisible(id))
    .map(({ id, terms, related }) => ({
      id,
      related,
      terms: terms.filter(isVisible),
      draw: hash('sha256', id, 'hex'),
    }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1));
  const indexOf = new Map(drawn.map(({ id }, index) => [id, index]));
  const lists = new Map<string, number[]>();
  drawn.forEach(({ terms }, index) => {
    for (const term of terms) {
      const list = lists.get(term);
      if (list === undefined) lists.set(term, [index]);
      else list.push(index);
    }
  });
  const weights = new Uint16Array(drawn.length);
  return (id) => {
    const self = indexOf.get(id);
    const comparable = self === undefined ? undefined : drawn[self];
    if (self === undefined || comparable === undefined) return [];
    const met: number[] = [];
    for (const term of comparable.terms) {
      const list = lists.get(term) ?? [];
      const weight = weightOf(list.length);
      const at = positionOf(list, self);
      const to = Math.min(list.length, at + LOOK_AT / 2 + 1);
      for (let position = Math.max(0, at - LOOK_AT / 2); position < to; position += 1) {
        const index: number = list[position] ?? self;
        if (index === self) continue;
        const before = weights[index] ?? 0;
        if (before === 0) met.push(index);
        weights[index] = before + weight;
      }
    }
    const best = met
      .map((index) => ({ index, weight: weights[index] ?? 0 }))
      .filter(({ index }) => !comparable.related.includes(drawn[index]?.id ?? ''))
      .sort(
        (a, b) =>
          b.weight - a.weight ||
          Math.abs(a.index - self) - Math.abs(b.index - self) ||
          a.index - b.index,
      )
      .slice(0, MAX_SIMILAR);
    for (const index of met) weights[index] = 0;
    return best.flatMap(({ index }) => {
      const found = drawn[index];
      if (found === undefined) return [];
      const because = comparable.terms.filter((term) => found.terms.includes(term));
      return [{ id: found.id, because }];
    });
  };
}

function weightOf(listLength: number): number {
  return Math.max(1, 20 - Math.floor(Math.log2(listLength)));
}

/** Binary search in an ascending list that holds `wanted`. */
function positionOf(list: readonly number[], wanted: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
