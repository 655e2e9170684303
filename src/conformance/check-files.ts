import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Checked, CheckFiles, Validator } from './validator.ts';

/** Files read and looked at together: as much as fits in memory with ease. */
const AT_ONCE = 64;
/** Starting threads costs more than looking at this many files in place. */
const WORTH_A_THREAD = 400;
const THREADS = 2;

export interface CheckFilesOptions {
  /** Root of the release. */
  folder: string;
  /** Files to look at. */
  paths: readonly string[];
}

/** What a thread is given. */
export interface CheckThread {
  folder: string;
  validator: Validator['id'];
}

/** Has a validator look at files, on threads where they are many; answers in the order of the paths. */
export async function checkFiles(
  validator: Validator,
  { folder, paths }: CheckFilesOptions,
): Promise<Checked[]> {
  const batches = Array.from({ length: Math.ceil(paths.length / AT_ONCE) }, (_, position) =>
    paths.slice(position * AT_ONCE, (position + 1) * AT_ONCE),
  );
  const found: Checked[][] = [];
  if (paths.length < WORTH_A_THREAD) {
    const check = await openIn(folder, validator);
    for (const batch of batches) found.push(await checkBatch(folder, batch, check));
    return found.flat();
  }
  let next = 0;
  const thread = async (): Promise<void> => {
    const workerData: CheckThread = { folder, validator: validator.id };
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData });
    try {
      for (let position = next++; position < batches.length; position = next++) {
        found[position] = await ask(worker, batches[position] ?? []);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: THREADS }, thread));
  return found.flat();
}

function ask(worker: Worker, batch: readonly string[]): Promise<Checked[]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: Checked[] | { error: string }) => {
      worker.off('error', reject);
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer);
    });
    worker.postMessage(batch);
  });
}

/** Loads a validator for the files of a release. */
export function openIn(folder: string, validator: Validator): Promise<CheckFiles> {
  return validator.open((path) => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file) : null;
  });
}

/** Reads files and looks at them together. */
export function checkBatch(
  folder: string,
  paths: readonly string[],
  check: CheckFiles,
): Promise<Checked[]> {
  return check(paths.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })));
}
