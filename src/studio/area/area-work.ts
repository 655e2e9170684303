import { Worker } from 'node:worker_threads';
import type { Viewer } from '#projection/viewer.ts';

/** What a projection of the area is made from and where it goes, in a form that crosses to another thread. */
export interface AreaWork {
  contentRoots: readonly { path: string; private: boolean }[];
  /** Of the catalogue; the thread's own. */
  cacheFolder: string;
  mediaFolder: string;
  withdrawals: string;
  timeZone: string;
  scheduler: boolean;
  programKey: string;
  viewer: Viewer;
  /** ISO 8601. */
  now: string;
  /** Folder of the projection, and files beside it. */
  projection: string;
  pieces: string;
  index: string;
}

/** Told by the thread: the projection stands; then its search index does too. */
export type AreaNews = { withheld: readonly string[] } | 'indexed';

export interface AreaWorking {
  /** Resolves when the projection stands. */
  projected: Promise<readonly string[]>;
  /** Resolves when it can be searched, and the thread is gone. */
  indexed: Promise<void>;
  stop(): Promise<unknown>;
}

/** Makes a projection and its search index in a thread of its own. */
export function startAreaWork(work: AreaWork): AreaWorking {
  const worker = new Worker(new URL('./area-worker.ts', import.meta.url), { workerData: work });
  const projected = Promise.withResolvers<readonly string[]>();
  const indexed = Promise.withResolvers<void>();
  let isIndexed = false;
  worker.on('message', (news: AreaNews) => {
    if (news === 'indexed') isIndexed = true;
    else projected.resolve(news.withheld);
  });
  const fail = (error: unknown) => {
    projected.reject(error);
    indexed.reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', () => {
    if (isIndexed) indexed.resolve();
    else fail(new Error('the making of a projection was broken off'));
  });
  // Whoever waits for either is told; nobody has to.
  projected.promise.catch(() => {});
  indexed.promise.catch(() => {});
  return {
    projected: projected.promise,
    indexed: indexed.promise,
    stop: () => worker.terminate(),
  };
}
