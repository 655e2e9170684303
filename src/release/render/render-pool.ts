import { Worker } from 'node:worker_threads';
import { ArchiveError, type ArchiveErrorParts } from '#domain/archive-error.ts';
import { openPageRenderer, type RenderInputs } from './open-page-renderer.ts';
import { type PageMessage, unpackPages } from './page-message.ts';
import { type PageFolders, type PageJob, renderPages, type WrittenPage } from './render-pages.ts';

/** Small enough that both threads end together, large enough that messages cost nothing. */
const BATCH = 32;
/** V8 takes what it is let: held to this, a thread needs half the memory and no more time. */
const NURSERY_MB = 32;
const HEAP_MB = 160;
/** The index of the projection grows with the archive. */
const PAGES_A_HEAP_MB = 400;
/** Starting threads costs more than rendering this many pages in place. */
const WORTH_A_THREAD = 200;

export interface RenderPoolOptions {
  inputs: RenderInputs;
  folders: PageFolders;
  threads: number;
  onPages?: ((pages: WrittenPage[]) => void) | undefined;
}

/** Renders and writes pages on several threads. Rejects with the first error and stops the others. */
export async function renderOnPool(
  jobs: readonly PageJob[],
  { inputs, folders, threads, onPages = () => {} }: RenderPoolOptions,
): Promise<void> {
  if (jobs.length < WORTH_A_THREAD || threads < 2) {
    if (jobs.length === 0) return;
    const renderer = await openPageRenderer(inputs);
    try {
      for (const batch of batches(jobs)) onPages(await renderPages(batch, renderer, folders));
    } finally {
      renderer.close();
    }
    return;
  }
  const queue = batches(jobs)[Symbol.iterator]();
  const resourceLimits = {
    maxYoungGenerationSizeMb: NURSERY_MB,
    maxOldGenerationSizeMb: HEAP_MB + jobs.length / PAGES_A_HEAP_MB,
  };
  const program = new URL('./worker.ts', import.meta.url);
  const workers = Array.from(
    { length: threads },
    () => new Worker(program, { workerData: { inputs, folders }, resourceLimits }),
  );
  try {
    await Promise.all(workers.map((worker) => feed(worker, queue, onPages)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function feed(
  worker: Worker,
  queue: Iterator<PageJob[]>,
  onPages: (pages: WrittenPage[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let underWay = 0;
    const sendNext = () => {
      const next = queue.next();
      if (next.done !== true) {
        underWay += 1;
        worker.postMessage(next.value);
      } else if (underWay === 0) resolve();
    };
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a render thread ended with code ${code}`)));
    worker.on('message', (answer: PageMessage | { error: ArchiveErrorParts }) => {
      underWay -= 1;
      if ('error' in answer) {
        reject(toError(answer.error));
        return;
      }
      onPages(unpackPages(answer));
      sendNext();
    });
    // Two batches each: the next one is there when one is done.
    sendNext();
    sendNext();
  });
}

function toError(plain: ArchiveErrorParts & { message?: string }): Error {
  return plain.what === undefined
    ? new Error(plain.message ?? 'a render thread failed')
    : new ArchiveError(plain);
}

function* batches(jobs: readonly PageJob[]): Generator<PageJob[]> {
  for (let at = 0; at < jobs.length; at += BATCH) yield jobs.slice(at, at + BATCH);
}
