import { Worker } from 'node:worker_threads';
import type { TextPassage } from '../passages.ts';
import type { IndexFiles } from './index-files.ts';
import type { Texts, TextsPlan, WrittenTexts } from './texts.ts';

/** What the thread is started with. */
export interface TextThreadStart {
  folder: string;
  plan: TextsPlan;
}
/** Some records' passages, each batch answered by `null`; `null`: these were all, write. */
export type TextThreadInput = [slot: number, passages: readonly TextPassage[]][] | null;
export interface TextThreadOutput {
  written: WrittenTexts;
  files: { path: string; sizeBytes: number }[];
}

const BATCH = 64;
/** Batches that may wait for the thread: more would only fill the memory. */
const MAX_WAITING = 16;

/** The texts of a build from nothing (texts.ts) in a thread of their own: half of its work. */
export function textThread(files: IndexFiles, start: TextThreadStart): Omit<Texts, 'load'> {
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
    async add(slot, passages) {
      batch.push([slot, passages]);
      if (batch.length < BATCH) return;
      send();
      if (waiting < MAX_WAITING) return;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      goOn = null;
    },
    write() {
      send();
      worker.postMessage(null satisfies TextThreadInput);
      const written = finish();
      // As above.
      written.catch(() => {});
      return written;
    },
  };

  async function finish(): Promise<WrittenTexts> {
    const { written, files: put } = await answer;
    files.adopt(put);
    await worker.terminate();
    return written;
  }
}
