import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** `<pid>.<nonce>.<n>@<host>` */
const NAME = /^(\d+)\.([0-9a-f-]{36})\.\d+@(.+)$/;
const HOST = encodeURIComponent(hostname());
/** Of this process: a file of its pid with another nonce is of an earlier process with the same pid. */
const nonces = new Set<string>();

/**
 * Gives paths in a folder for what is half written, never one that another store gives too, be it of this
 * process or of a machine that shares the folder. Makes the folder first, and throws away what processes of
 * this machine left in it that run no more; what other machines left stays.
 */
export function unfinishedFiles(folder: string): () => Promise<string> {
  const nonce = randomUUID();
  nonces.add(nonce);
  let count = 0;
  let swept: Promise<void> | undefined;
  return async () => {
    swept ??= sweep(folder);
    await swept;
    return join(folder, `${process.pid}.${nonce}.${count++}@${HOST}`);
  };
}

async function sweep(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (isLeftOver(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isLeftOver(name: string): boolean {
  const [, pid = '', nonce = '', host] = NAME.exec(name) ?? [];
  if (host !== HOST) return false;
  return Number(pid) === process.pid ? !nonces.has(nonce) : !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
