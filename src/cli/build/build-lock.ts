import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';

/**
 * Runs `work` while no other process builds the same archive. A lock whose process is gone is taken over.
 * Throws ArchiveError `build-under-way`.
 */
export async function withBuildLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  takeLock(path);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function takeLock(path: string): void {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    const owner = Number(readFileSync(path, 'utf8'));
    if (isAlive(owner)) throw buildUnderWay(owner, cause);
    rmSync(path, { force: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function buildUnderWay(pid: number, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'build-under-way',
    what: {
      vi: `Tiến trình ${pid} đang dựng kho này.`,
      en: `Process ${pid} is building this archive.`,
    },
    hint: { vi: 'Đợi nó xong rồi chạy lại.', en: 'Wait until it is done, then run again.' },
    cause,
  });
}
