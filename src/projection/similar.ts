import { hash } from 'node:crypto';
import type { ArchiveRecord } from '#domain/record.ts';

const MAX_SIMILAR = 6;
/** Of a term shared by more than this, only its nearest neighbours are looked at. */
const LOOK_AT = 48;
const COMPARED_TYPES: ReadonlySet<string> = new Set(['festival', 'custom', 'product', 'story']);

export interface Comparable {
  id: string;
  /** Visible concepts, communities and places it shares with others. */
  terms: string[];
  /** Already chosen by an editor. */
  related: ReadonlySet<string>;
}

/** What of a record is compared, `null` for types that are not. */
export function toComparable(
  record: ArchiveRecord,
  isVisible: (id: string) => boolean,
): Comparable | null {
  if (!COMPARED_TYPES.has(record.type)) return null;
  const terms = [...record.concepts, ...record.communities, ...record.places];
  return {
    id: record.id,
    terms: [...new Set(terms)].filter(isVisible),
    related: new Set(record.related.map(({ id }) => id)),
  };
}

interface Candidate {
  index: number;
  weight: number;
  because: string[];
}

/**
 * Finds records that share rare terms. Inverted lists, each in an order drawn from its ids alone: of a
 * long list a record meets its neighbours only, so the work stays linear and a new record changes the
 * answers of few others. A term's weight falls by one each time its list doubles, for the same reason.
 */
export function findSimilar(
  comparables: readonly Comparable[],
): (id: string) => { id: string; because: string[] }[] {
  const drawn = comparables
    .map((comparable) => ({ ...comparable, draw: hash('sha256', comparable.id, 'hex') }))
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
  return (id) => {
    const self = indexOf.get(id);
    const comparable = self === undefined ? undefined : drawn[self];
    if (self === undefined || comparable === undefined) return [];
    const candidates = new Map<number, Candidate>();
    for (const term of comparable.terms) {
      const list = lists.get(term) ?? [];
      const weight = weightOf(list.length);
      for (const index of neighbours(list, self)) {
        const candidate = candidates.get(index);
        if (candidate === undefined) candidates.set(index, { index, weight, because: [term] });
        else {
          candidate.weight += weight;
          candidate.because.push(term);
        }
      }
    }
    return [...candidates.values()]
      .filter(({ index }) => !comparable.related.has(drawn[index]?.id ?? ''))
      .sort(
        (a, b) => b.weight - a.weight || distance(a, self) - distance(b, self) || a.index - b.index,
      )
      .slice(0, MAX_SIMILAR)
      .map(({ index, because }) => ({ id: drawn[index]?.id ?? '', because }));
  };
}

function weightOf(listLength: number): number {
  return Math.max(1, 20 - Math.floor(Math.log2(listLength)));
}

function distance({ index }: Candidate, self: number): number {
  return Math.abs(index - self);
}

function* neighbours(list: readonly number[], self: number): Generator<number> {
  const at = positionOf(list, self);
  const from = Math.max(0, at - LOOK_AT / 2);
  const to = Math.min(list.length, at + LOOK_AT / 2 + 1);
  for (let position = from; position < to; position += 1) {
    const index = list[position];
    if (index !== undefined && index !== self) yield index;
  }
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
