import { parentPort, workerData } from 'node:worker_threads';
import { type CheckThread, checkBatch, openIn } from './check-files.ts';
import { VALIDATORS } from './validators.ts';

/** One thread of checkFiles: takes paths, answers what came of each, or the error. */
const { folder, validator: id } = workerData as CheckThread;
const validator = VALIDATORS.find((one) => one.id === id);
if (validator === undefined) throw new Error(`no validator "${id}"`);
const opening = openIn(folder, validator);
parentPort?.on('message', (paths: string[]) => {
  opening
    .then((check) => checkBatch(folder, paths, check))
    .then(
      (checked) => parentPort?.postMessage(checked),
      (error: unknown) => parentPort?.postMessage({ error: String(error) }),
    );
});
