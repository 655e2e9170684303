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
  const lists = invert(drawn);
  const weights = new Uint16Array(drawn.length);
  return (id) => {
    const self = indexOf.get(id);
    const comparable = self === undefined ? undefined : drawn[self];
    if (self === undefined || comparable === undefined) return [];
    const met: number[] = [];
    for (const term of comparable.terms) {
      const list = lists.get(term) ?? [];
      const weight = weightOf(list.length, drawn.length);
      for (const index of neighbours(list, self)) {
        if (weights[index] === 0) met.push(index);
        weights[index] = (weights[index] ?? 0) + weight;
      }
    }
    const best = firstOf(met, MAX_SIMILAR + comparable.related.length, (a, b) => {
      const heavier = (weights[b] ?? 0) - (weights[a] ?? 0);
      return heavier || Math.abs(a - self) - Math.abs(b - self) || a - b;
    });
    for (const index of met) weights[index] = 0;
    return best
      .flatMap((index) => drawn[index] ?? [])
      .filter((found) => !comparable.related.includes(found.id))
      .slice(0, MAX_SIMILAR)
      .map(({ id: similar, terms }) => ({
        id: similar,
        because: comparable.terms.filter((term) => terms.includes(term)),
      }));
  };
}

/** Where each term stands, ascending. */
function invert(records: readonly { terms: readonly string[] }[]): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  records.forEach(({ terms }, index) => {
    for (const term of terms) {
      const list = lists.get(term);
      if (list === undefined) lists.set(term, [index]);
      else list.push(index);
    }
  });
  return lists;
}

/** The first `count` in order, without sorting the rest. */
function firstOf(
  items: readonly number[],
  count: number,
  compare: (a: number, b: number) => number,
): number[] {
  const first: number[] = [];
  for (const item of items) {
    let at = first.length;
    while (at > 0 && compare(item, first[at - 1] ?? item) < 0) at -= 1;
    if (at >= count) continue;
    first.splice(at, 0, item);
    if (first.length > count) first.pop();
  }
  return first;
}

/** Those around `self` in an ascending list that holds it. */
function neighbours(list: readonly number[], self: number): number[] {
  const at = positionOf(list, self);
  const around = list.slice(Math.max(0, at - LOOK_AT / 2), at + LOOK_AT / 2 + 1);
  return around.filter((index) => index !== self);
}

/** Of `records` in all, how many times half of them a list stands below; at least 1. */
function weightOf(listLength: number, records: number): number {
  return 1 + Math.floor(Math.log2(records)) - Math.floor(Math.log2(listLength));
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
