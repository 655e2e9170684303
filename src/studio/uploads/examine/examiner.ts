import { Worker } from 'node:worker_threads';
import type { FileFacts } from './file-facts.ts';

export interface ToExamine {
  id: number;
  path: string;
}

export interface Examined {
  sha256: string;
  sizeBytes: number;
  facts: FileFacts;
}

export interface Examiner {
  /** Hash, type and facts of a file. Rejects where the file cannot be read, or the examiner came to grief over it. */
  examine(path: string): Promise<Examined>;
  close(): Promise<void>;
}

type Told = { id: number } & ({ examined: Examined } | { reason: string });

/** No parser needs more for a head of a file; one that does has met something made for it. */
const MOST_MEMORY_MB = 256;

/**
 * Reads files in a thread of its own, one after the other: a file made to trouble a parser ends that
 * thread, not the server.
 */
export function openExaminer({ timeZone }: { timeZone: string }): Examiner {
  const waiting = new Map<number, { resolve(made: Examined): void; reject(error: Error): void }>();
  let worker: Worker | null = null;
  let last = 0;

  const end = (error: Error) => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const begun = new Worker(new URL('./examine-worker.ts', import.meta.url), {
      workerData: { timeZone },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    begun.on('message', (told: Told) => {
      const asker = waiting.get(told.id);
      waiting.delete(told.id);
      if (waiting.size === 0) begun.unref();
      if ('examined' in told) asker?.resolve(told.examined);
      else asker?.reject(new Error(told.reason));
    });
    begun.on('error', (error: unknown) => {
      if (worker === begun) end(error instanceof Error ? error : new Error(String(error)));
    });
    begun.on('exit', () => {
      if (worker === begun) end(new Error('the examiner ended'));
    });
    return begun;
  };

  return {
    examine: (path) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, path } satisfies ToExamine);
      }),
    async close() {
      const open = worker;
      end(new Error('the examiner was closed'));
      await open?.terminate();
    },
  };
}
