import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import { MEDIA_KINDS } from '#domain/public/vocabulary.ts';
import type { ObjectStat, ObjectStore } from '#store/object-store.ts';
import type { MediaAsset } from '../asset.ts';
import type { Program } from '../describe/description.ts';
import type { SettledWorks } from '../originals/settled-work.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { sourceOf, wantedBy } from './wanted.ts';

const DESCRIPTIONS = 'descriptions';

/** What is made and no longer asked for. Originals are never among it. */
export interface Garbage {
  /** Objects of the derivatives store. */
  objects: ObjectStat[];
  /** Descriptions, by `descriptionKey`. */
  descriptions: string[];
  /** Jobs of the queue that nobody asks for. */
  jobs: string[];
  sizeBytes: number;
  /** Originals (SHA-256) left alone, for some process works on them. */
  underWay: string[];
}

export interface FindGarbageOptions extends Program {
  /**
   * The media records that are not withdrawn. Called after the store was listed: what a run beside this
   * one makes later, for a record that is new, is not in the list.
   */
  assets(): Promise<readonly MediaAsset[]>;
  derivatives: ObjectStore;
  /** Of the descriptions. */
  folder: string;
  describe(key: string): MediaDescription | null;
  queue: JobQueue;
}

/** Lists what no record that stands, and no recipe of today, asks for. Deletes nothing. */
export async function findGarbage(options: FindGarbageOptions): Promise<Garbage> {
  const { derivatives, folder, queue } = options;
  const listed = Map.groupBy(await derivatives.list(''), ({ key }) => sourceOf(key));
  const described = await describedKeys(folder);
  const parked = await queue.parked();
  const wanted = wantedBy(await options.assets(), options);

  const lost = described.filter((key) => !wanted.descriptions.has(key));
  const lostBySource = Map.groupBy(lost, (key) => key.slice(0, 64));
  const underWay = new Set<string>();
  for (const sha256 of new Set([...listed.keys(), ...lostBySource.keys()])) {
    if (sha256 === null || wanted.sources.has(sha256)) continue;
    const keys = [sha256, ...(lostBySource.get(sha256) ?? [])];
    if (await isLeased(keys, queue)) underWay.add(sha256);
  }
  const objects = [...listed].flatMap(([sha256, found]) =>
    sha256 === null || underWay.has(sha256) ? [] : wanted.unwanted(found),
  );
  return {
    objects,
    descriptions: lost.filter((key) => !underWay.has(key.slice(0, 64))),
    jobs: parked
      .map(({ key }) => key)
      .filter((key) => !wanted.descriptions.has(key.slice(key.indexOf(':') + 1))),
    sizeBytes: objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    underWay: [...underWay].sort(),
  };
}

/**
 * Deletes what `findGarbage` listed: descriptions first, so that no run takes what is half gone for made.
 */
export async function deleteGarbage(
  { objects, descriptions, jobs }: Garbage,
  {
    derivatives,
    folder,
    queue,
    settled,
  }: Pick<FindGarbageOptions, 'derivatives' | 'folder' | 'queue'> & { settled: SettledWorks },
): Promise<void> {
  for (const key of descriptions) {
    for (const kind of MEDIA_KINDS) settled.forget(`${kind}:${key}`);
    await rm(join(folder, DESCRIPTIONS, `${key}.json`), { force: true });
  }
  const resultsFirst = objects.toSorted(
    (a, b) => Number(b.key.endsWith('/result.json')) - Number(a.key.endsWith('/result.json')),
  );
  for (const { key } of resultsFirst) await derivatives.delete(key);
  for (const key of jobs) await queue.remove(key);
}

/** Keys of the descriptions in the media folder, sorted. */
async function describedKeys(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, DESCRIPTIONS)).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

async function isLeased(keys: readonly string[], queue: JobQueue): Promise<boolean> {
  const jobs = keys.flatMap((key) => MEDIA_KINDS.map((kind) => `${kind}:${key}`));
  const states = await Promise.all(jobs.map((job) => queue.state(job)));
  return states.includes('leased');
}
