import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Route, routeFile } from '#domain/public/routes.ts';
import type { InputKey } from '#public-records/reader.ts';
import type { PageRenderer } from './open-page-renderer.ts';

/** A page to render, and the file of the last release to keep if it comes out the same. */
export interface PageJob {
  route: Route;
  previousHash: string | null;
}

export interface WrittenPage {
  route: Route;
  hash: string;
  sizeBytes: number;
  inputs: InputKey[];
  /** `false` when it came out as it was in the last release. */
  rewritten: boolean;
}

export interface PageFolders {
  /** Root of the release being made. */
  target: string;
  /** Root of the last release. */
  previous: string | null;
}

/** Renders pages one after another and writes each into the release being made. */
export async function renderPages(
  jobs: readonly PageJob[],
  renderer: PageRenderer,
  folders: PageFolders,
): Promise<WrittenPage[]> {
  const written: WrittenPage[] = [];
  for (const { route, previousHash } of jobs) {
    const { body, hash, inputs } = await renderer.render(route);
    const file = routeFile(route);
    const path = join(folders.target, file);
    const same = folders.previous !== null && previousHash === hash;
    placeFile(path, () => {
      if (same) linkSync(join(folders.previous ?? '', file), path);
      else writeFileSync(path, body, { flag: 'wx' });
    });
    written.push({ route, hash, sizeBytes: body.length, inputs: [...inputs], rewritten: !same });
  }
  return written;
}

/**
 * Puts a file where there may be none, no folder, or a hard link shared with an older release: the link
 * is taken away first, never written through. `create` must refuse to overwrite.
 */
export function placeFile(path: string, create: () => void): void {
  try {
    create();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') makeFolder(dirname(path));
    else if (code === 'EEXIST') rmSync(path);
    else throw error;
    create();
  }
}

/** One call where the parent is there; `recursive` looks at every folder above, for each page again. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    makeFolder(path);
  }
}
