import { existsSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readManifest, type TracedFile } from '#release/manifest.ts';

export interface ServedRelease {
  number: number;
  folder: string;
  /** By path from the site's root: nothing else is ever opened. */
  files: ReadonlyMap<string, TracedFile>;
}

/** Follows `<state>/current`: each call answers the release in use now, `null` before the first. */
export function releaseInUse(state: string): () => ServedRelease | null {
  let served: ServedRelease | null = null;
  return () => {
    let number: number;
    try {
      number = Number(basename(readlinkSync(join(state, 'current'))));
    } catch {
      return null;
    }
    if (served?.number === number) return served;
    const releases = join(state, 'releases');
    const folder = join(releases, String(number));
    const manifest = existsSync(folder) ? readManifest(releases, number) : null;
    if (manifest !== null) {
      served = { number, folder, files: new Map(Object.entries(manifest.files)) };
    }
    return served;
  };
}
