import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isWorkerAlive, workerName } from '../queue/worker-name.ts';

export interface WorkFolder {
  path: string;
  /** Does no other worker of this machine have a folder beside this one? */
  isAlone(): Promise<boolean>;
  remove(): Promise<void>;
}

/**
 * A folder for files being made, named after its worker. What dead workers left beside it is swept away
 * first: nothing in there was ever finished.
 */
export async function openWorkFolder(parent: string, worker: string): Promise<WorkFolder> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (!isOfLiving(name)) await rm(join(parent, name), { recursive: true, force: true });
  }
  const own = worker.split(':').slice(1).join('.');
  const path = join(parent, own);
  await mkdir(path, { recursive: true });
  return {
    path,
    isAlone: async () => !(await readdir(parent)).some((name) => name !== own && isOfLiving(name)),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

function isOfLiving(name: string): boolean {
  const [pid, nonce = ''] = name.split('.');
  return isWorkerAlive(workerName({ pid: Number(pid), nonce }));
}
