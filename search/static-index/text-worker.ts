import { parentPort, workerData } from 'node:worker_threads';
import { indexFiles } from './index-files.ts';
import { textIndex } from './text-index.ts';
import type { TextThreadInput, TextThreadOutput, TextThreadStart } from './text-thread.ts';

const { folder, pairBuckets, documents } = workerData as TextThreadStart;
const index = textIndex(pairBuckets);

parentPort?.on('message', (input: TextThreadInput) => {
  for (const [slot, passages] of input ?? []) index.add(slot, passages);
  if (input !== null) {
    parentPort?.postMessage(null);
    return;
  }
  const files = indexFiles(folder, []);
  const directories = index.write(files, documents);
  parentPort?.postMessage({ directories, files: files.written() } satisfies TextThreadOutput);
});
