/** Seconds since 1970, UTC. */
export type Seconds = number;

/** One record in one standard, as it went out last. */
export interface ExportedItem {
  id: string;
  /** Its place in the order of first going out; never another's. */
  number: number;
  /** When what is exported of it last changed, or when it was taken out. */
  changedAt: Seconds;
  /** Since when it has been out; of one that was taken out for a while, since it came again. */
  firstAt: Seconds;
  isDeleted: boolean;
  sets: string[];
  /** Empty where it is deleted: nothing of it is kept. */
  body: string;
}

/** What an item was made from, to tell whether it still holds. */
export interface Standing {
  id: string;
  isDeleted: boolean;
  sets: string;
  /** Inputs (see InputKey) and the hashes they had, line by line. */
  inputs: string;
  hashes: string;
}

export interface ItemToKeep {
  id: string;
  sets: readonly string[];
  body: string;
  inputs: string;
  hashes: string;
}

export interface ExportChanges {
  put: ItemToKeep[];
  /** The same body as before, made from other inputs. */
  confirmed: Pick<ItemToKeep, 'id' | 'inputs' | 'hashes'>[];
  deleted: string[];
}

/** A part of what a standard holds, by time; both ends within. */
export interface Choice {
  from?: Seconds | null;
  until?: Seconds | null;
  /** The items of a set and of those below it. */
  set?: string | null;
  /** Behind this one, in the order of changes. */
  after?: { changedAt: Seconds; number: number } | null;
}

/**
 * What went out in each standard, when it truly changed, and what is there no more: for harvesters, who ask for what
 * changed since they were here. The one part of it that cannot be made again is the times, and the deletions.
 */
export interface ExportedStore {
  /** What made the items; others are not known to hold. */
  program(exporter: string): string | null;
  setProgram(exporter: string, program: string): void;
  standing(exporter: string): Standing[];
  /**
   * Writes all changes of one exporter, with the second at which they can be seen from outside; `clock` is asked until
   * that second has not passed, so that nobody who looked before misses them.
   */
  apply(exporter: string, changes: ExportChanges, clock: () => Date): void;
  item(exporter: string, id: string): ExportedItem | null;
  /** In the order of changes, at most `limit`. */
  list(exporter: string, choice: Choice, limit: number): ExportedItem[];
  count(exporter: string, choice: Choice): number;
  /** Those numbered from `first` on, at most `limit`, with the inputs each was made from. */
  numbered(
    exporter: string,
    first: number,
    limit: number,
  ): (ExportedItem & { inputs: readonly string[] })[];
  lastNumber(exporter: string): number;
  /** All that are out, by id in code units, one by one. */
  current(exporter: string): Iterable<ExportedItem>;
  /** Of each that is out, the records that were read for it: itself, and those it names. */
  named(exporter: string): Iterable<[id: string, records: string[]]>;
  /** All that ever went out, the latest change first: what became of each. */
  changes(
    exporter: string,
  ): Iterable<Pick<ExportedItem, 'id' | 'changedAt' | 'firstAt' | 'isDeleted'>>;
  /** When an exporter's items last changed; `null` where none ever went out. */
  latest(exporter: string): Seconds | null;
  /** Ids of what once went out and does no longer, in one standard at the least. */
  gone(): Set<string>;
  earliest(): Seconds | null;
  /** The sets that items may belong to, with their names, as `keepSets` was given them. */
  sets(): readonly NamedSet[];
  keepSets(sets: readonly NamedSet[]): void;
  close(): void;
}

export interface NamedSet {
  setSpec: string;
  setName: string;
}

/** Ids of the records among inputs (see InputKey). */
export function recordsAmong(inputs: readonly string[]): string[] {
  return inputs.flatMap((input) => /^record:(.*)$/.exec(input)?.[1] ?? []);
}

/** `|type:festival|community:cham|`, so that a set can be found whole. */
export function joinSets(sets: readonly string[]): string {
  return sets.length === 0 ? '' : `|${sets.join('|')}|`;
}
