import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isWorkerAlive } from '../queue/worker-name.ts';

export interface WorkFolder {
  path: string;
  /** Does no other worker of this machine have a folder beside this one? */
  isAlone(): Promise<boolean>;
  remove(): Promise<void>;
}

/** Of another machine nobody here can ask; no film takes so long. */
const FORGOTTEN_AFTER_MS = 7 * 24 * 3600 * 1000;

/**
 * A folder for files being made, named after its worker. What dead workers left beside it is swept away
 * first: nothing in there was ever finished.
 */
export async function openWorkFolder(parent: string, worker: string): Promise<WorkFolder> {
  await mkdir(parent, { recursive: true });
  const oldMs = Date.now() - FORGOTTEN_AFTER_MS;
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    const isLeft = !isOfLiving(name) || (await changedMs(path)) < oldMs;
    if (isLeft) await rm(path, { recursive: true, force: true });
  }
  const [host = '', pid, nonce] = worker.split(':');
  const own = `${pid}.${nonce}.${host}`;
  const path = join(parent, own);
  await mkdir(path, { recursive: true });
  return {
    path,
    isAlone: async () => !(await readdir(parent)).some((name) => name !== own && isOfLiving(name)),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** Now, for a folder that is gone. */
async function changedMs(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
}

function isOfLiving(name: string): boolean {
  const [pid, nonce, ...host] = name.split('.');
  return isWorkerAlive([host.join('.'), pid, nonce].join(':'));
}
