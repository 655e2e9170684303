import { createHash } from 'node:crypto';
import { constants, copyFileSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { BundledAssets } from './assets/bundle-assets.ts';
import type { ReleaseManifest, Trace, TracedFile } from './manifest.ts';
import { KEPT_BEHIND } from './releases-folder.ts';
import { placeFile } from './render/render-pages.ts';

/** A file that a release takes from elsewhere: a derivative, a search shard, a file of public/. */
export interface OutsideFile {
  /** From the site's root. */
  path: string;
  from:
    | { bytes: Uint8Array }
    /** A file that may be edited in place: copied. */
    | { copyOf: string }
    /** A file that is never written again: shared. `known`: what was seen when it was made. */
    | { linkTo: string; known: { sha256: string; sizeBytes: number } | null }
    /** An object of the derivatives store, with what it is known to be. */
    | { key: string; sha256: string; sizeBytes: number };
  /** The path names the content: what the last release knew of it still holds. */
  contentNamed: boolean;
  trace: Trace;
}

export interface DescribedFile extends OutsideFile {
  file: TracedFile;
}

export function toOutsideFiles({ files }: BundledAssets): OutsideFile[] {
  return files.map(({ path, bytes, source }) => ({
    path,
    from: { bytes },
    contentNamed: true,
    trace: { kind: 'asset', source },
  }));
}

/** Hash and size of every file, read only where nothing else tells them. */
export function describeFiles(
  outside: readonly OutsideFile[],
  previous: ReleaseManifest | null,
): DescribedFile[] {
  return outside.map((entry) => {
    const known = entry.contentNamed ? previous?.files[entry.path] : undefined;
    const { hash, sizeBytes } = known ?? identify(entry.from);
    return { ...entry, file: { hash, sizeBytes, trace: entry.trace } };
  });
}

function identify(from: OutsideFile['from']): { hash: string; sizeBytes: number } {
  if ('key' in from) return identity(from);
  if ('linkTo' in from && from.known !== null) return identity(from.known);
  const bytes =
    'bytes' in from ? from.bytes : readFileSync('copyOf' in from ? from.copyOf : from.linkTo);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { hash, sizeBytes: bytes.length };
}

function identity({ sha256, sizeBytes }: { sha256: string; sizeBytes: number }) {
  return { hash: sha256.slice(0, 16), sizeBytes };
}

/** Puts a file into the release folder `target`. Throws ArchiveError `derivative-missing`. */
export async function placeOutside(
  target: string,
  { path, from, trace }: OutsideFile,
  derivatives: ObjectStore,
): Promise<void> {
  const to = join(target, path);
  if ('key' in from) {
    if (!(await derivatives.linkTo(from.key, to))) throw derivativeMissing(path, trace);
    return;
  }
  placeFile(to, () => {
    if ('bytes' in from) writeFileSync(to, from.bytes, { flag: 'wx' });
    else if ('copyOf' in from) copyFileSync(from.copyOf, to, constants.COPYFILE_EXCL);
    else linkOrCopy(from.linkTo, to);
  });
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    // It may stand on another disk, or on one without hard links.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EXDEV' && code !== 'EPERM' && code !== 'EMLINK') throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

function derivativeMissing(path: string, trace: Trace): ArchiveError {
  const media = trace.kind === 'media' ? trace.media : path;
  return new ArchiveError({
    name: 'derivative-missing',
    what: {
      vi: `Kho phái sinh không còn tệp ${path} của "${media}".`,
      en: `The derivatives store no longer holds ${path} of "${media}".`,
    },
    hint: {
      vi: 'Chạy "archive media" để làm lại tệp này từ bản gốc, rồi dựng lại.',
      en: 'Run "archive media" to make it again from the original, then build.',
    },
  });
}

/**
 * Assets and search shards of the last releases that this one no longer names: readers with a page of
 * those releases still ask for them. `purging`: something was withdrawn, which old shards would still hold.
 */
export function carriedOver(
  previous: ReleaseManifest | null,
  { number, current, purging }: { number: number; current: ReadonlySet<string>; purging: boolean },
): [path: string, file: TracedFile][] {
  return Object.entries(previous?.files ?? {}).flatMap(([path, file]) => {
    const { kind } = file.trace;
    const stays = kind === 'asset' || (kind === 'search' && !purging);
    const lastUsedIn = file.lastUsedIn ?? number - 1;
    if (!stays || current.has(path) || lastUsedIn < number - KEPT_BEHIND) return [];
    return [[path, { ...file, lastUsedIn }]];
  });
}

/** Do these files stand in the last release, and none besides that traces to the same kinds? */
export function sameOutside(
  previous: ReleaseManifest,
  described: readonly DescribedFile[],
): boolean {
  const now = Object.entries(previous.files).filter(
    ([, { trace, lastUsedIn }]) => trace.kind !== 'page' && lastUsedIn === undefined,
  );
  return (
    now.length === described.length &&
    described.every(({ path, file }) => previous.files[path]?.hash === file.hash)
  );
}
