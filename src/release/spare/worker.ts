import { linkSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { placeFile } from '../render/render-pages.ts';

/** Hard-links a release into another folder. */
const { from, to, paths } = workerData as { from: string; to: string; paths: string[] };
for (const path of paths) {
  const target = join(to, path);
  placeFile(target, () => linkSync(join(from, path), target));
}
parentPort?.postMessage('done');
