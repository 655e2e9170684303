import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { readManifest } from '../manifest.ts';
import { KEPT_BEHIND, type ReleasesFolder } from '../releases-folder.ts';

/**
 * Makes the next release quick while there are too few old ones to make it out of: a thread hard-links the
 * release in use into a spare folder while records are being read. Resolves when it stands; at once when
 * none is needed.
 */
export async function makeSpare(releases: ReleasesFolder): Promise<void> {
  const number = releases.current();
  if (number === null || releases.all().length > KEPT_BEHIND || releases.spare() !== null) return;
  const manifest = readManifest(releases.path, number);
  if (manifest === null) return;
  const to = releases.unfinishedSpare(number);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  const paths = Object.keys(manifest.files);
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { from: releases.folder(number), to, paths },
  });
  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', () => resolve());
  });
  renameSync(to, releases.spareFolder(number));
}
