import { Worker } from 'node:worker_threads';
import type { TextPassage } from '../passages.ts';
import type { IndexFiles } from './index-files.ts';
import type { TextDirectories } from './text-index.ts';

/** What the thread is started with. */
export interface TextThreadStart {
  folder: string;
  pairBuckets: number;
  documents: number;
}
/** Some records' passages, each batch answered by `null`; `null`: these were all, write. */
export type TextThreadInput = [slot: number, passages: readonly TextPassage[]][] | null;
export interface TextThreadOutput {
  directories: TextDirectories;
  files: { path: string; sizeBytes: number }[];
}

const BATCH = 64;
/** Batches that may wait for the thread: more would only fill the memory. */
const MAX_WAITING = 16;

/** A text index (text-index.ts) in a thread of its own: half of a whole build's work. */
export function textThread(start: TextThreadStart) {
  const worker = new Worker(new URL('./text-worker.ts', import.meta.url), {
    workerData: start,
    // What it reads is short-lived; V8 would otherwise keep 150 MB more for it.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  let waiting = 0;
  let goOn: (() => void) | null = null;
  const answer = new Promise<TextThreadOutput>((resolve, reject) => {
    worker.on('message', (output: TextThreadOutput | null) => {
      if (output !== null) resolve(output);
      waiting -= 1;
      goOn?.();
    });
    worker.once('error', (fault) => {
      reject(fault);
      goOn?.();
    });
  });
  // Told when it is awaited; until then nobody listens.
  answer.catch(() => {});
  let batch: [number, readonly TextPassage[]][] = [];
  function send(): void {
    worker.postMessage(batch satisfies TextThreadInput);
    batch = [];
    waiting += 1;
  }
  return {
    /** Resolves when there is room for more. */
    async add(slot: number, passages: readonly TextPassage[]): Promise<void> {
      batch.push([slot, passages]);
      if (batch.length < BATCH) return;
      send();
      if (waiting < MAX_WAITING) return;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      goOn = null;
    },
    async write(files: IndexFiles): Promise<TextDirectories> {
      send();
      worker.postMessage(null satisfies TextThreadInput);
      const { directories, files: written } = await answer;
      files.adopt(written);
      await worker.terminate();
      return directories;
    },
  };
}
