import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A folder for files being made, named after this process. What dead processes left beside it is swept
 * away first: nothing in there was ever finished.
 */
export async function openWorkFolder(
  parent: string,
): Promise<{ path: string; remove(): Promise<void> }> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = Number(name.split('.')[0]);
    if (pid === process.pid || !isRunning(pid)) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
  const path = join(parent, `${process.pid}`);
  await mkdir(path, { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
