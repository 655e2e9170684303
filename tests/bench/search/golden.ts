import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const GOLDEN_CLASSES = [
  'exact',
  'no-diacritics',
  'd-stroke',
  'typo',
  'prefix',
  'english',
  'khmer',
  'chinese',
  'cham-tai-viet',
  'orthography',
  'synonym',
  'transcript',
] as const;
export const HALVES = ['tuning', 'held-out'] as const;
export type Half = (typeof HALVES)[number];
/** What a grown archive is asked: the two halves, and what a program made of the records' names. */
export const SETS = ['made', ...HALVES] as const;
export type AskedSet = (typeof SETS)[number];

/** A query, what a sensible visitor means by it, and where its spelling comes from. */
export interface GoldenQuery {
  query: string;
  class: (typeof GOLDEN_CLASSES)[number];
  /** Ids of records, of which each is an answer. */
  expect: string[];
  /** When the words are spoken. */
  at?: { id: string; seconds: number };
  spelling: { kind: 'source' | 'keyboard' | 'variant'; cite: string };
}

/** A half of the golden set; the held-out one was written by somebody who had not seen the code. */
export function goldenQueries(half: Half): GoldenQuery[] {
  const file = join(import.meta.dirname, '../../golden/search', `${half}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as GoldenQuery[]) : [];
}

export interface Score {
  recallAt10: number;
  mrr: number;
}

/** Of ten answers: the share of what is meant that is among them, and one over the place of the first. */
export function scoreOf(ids: readonly string[], { expect }: GoldenQuery): Score {
  const top = ids.slice(0, 10);
  const first = top.findIndex((id) => expect.includes(id));
  return {
    recallAt10: expect.filter((id) => top.includes(id)).length / Math.max(1, expect.length),
    mrr: first === -1 ? 0 : 1 / (first + 1),
  };
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}

/** The smallest number that `part` (0 to 1) of them do not exceed. */
export function percentile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))] ?? 0;
}
