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
/** Some records' passages; `null`: these were all, write. */
export type TextThreadInput = [slot: number, passages: readonly TextPassage[]][] | null;
export interface TextThreadOutput {
  directories: TextDirectories;
  files: { path: string; sizeBytes: number }[];
}

const BATCH = 64;

/** A text index (text-index.ts) in a thread of its own: half of a whole build's work. */
export function textThread(start: TextThreadStart) {
  const worker = new Worker(new URL('./text-worker.ts', import.meta.url), { workerData: start });
  const answer = new Promise<TextThreadOutput>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // Told when it is awaited; until then nobody listens.
  answer.catch(() => {});
  let batch: [number, readonly TextPassage[]][] = [];
  return {
    add(slot: number, passages: readonly TextPassage[]): void {
      batch.push([slot, passages]);
      if (batch.length < BATCH) return;
      worker.postMessage(batch satisfies TextThreadInput);
      batch = [];
    },
    async write(files: IndexFiles): Promise<TextDirectories> {
      worker.postMessage(batch satisfies TextThreadInput);
      worker.postMessage(null satisfies TextThreadInput);
      const { directories, files: written } = await answer;
      files.adopt(written);
      await worker.terminate();
      return directories;
    },
  };
}
