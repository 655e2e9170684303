import { parentPort, workerData } from 'node:worker_threads';
import { indexFiles } from './index-files.ts';
import type { TextThreadInput, TextThreadOutput, TextThreadStart } from './text-thread.ts';
import { textsHere } from './texts.ts';

const { folder, plan } = workerData as TextThreadStart;
const files = indexFiles(folder, []);
const texts = textsHere(files, plan);

parentPort?.on('message', (input: TextThreadInput) => {
  for (const [slot, passages] of input ?? []) texts.add(slot, passages, true);
  if (input !== null) {
    parentPort?.postMessage(null);
    return;
  }
  const written = texts.write();
  parentPort?.postMessage({ written, files: files.written() } satisfies TextThreadOutput);
});
