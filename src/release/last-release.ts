import { type Route, routeFile } from '#domain/public/routes.ts';
import type { InputKey } from '#public-records/reader.ts';
import { type ReleaseManifest, readManifest, readPageLog, type TracedFile } from './manifest.ts';
import { KEPT_BEHIND, type ReleasesFolder } from './releases-folder.ts';
import { inputsOf, type PageLog, type PagePlan } from './render/page-log.ts';

export interface LastRelease {
  manifest: ReleaseManifest;
  log: PageLog;
  folder: string;
}

/** The release in use with all that is known of it; `null` before the first. */
export function lastRelease(releases: ReleasesFolder): LastRelease | null {
  const number = releases.current();
  if (number === null) return null;
  const manifest = readManifest(releases.path, number);
  const log = readPageLog(releases.path, number);
  return manifest === null || log === null
    ? null
    : { manifest, log, folder: releases.folder(number) };
}

/** How many pages of the last release are no more. */
export function countRemoved(log: PageLog, routes: readonly Route[]): number {
  const wanted = new Set(routes);
  return log.pages.reduce((count, [route]) => (wanted.has(route) ? count : count + 1), 0);
}

/** Files of the pages that stay as they are. */
export function keptPages(plan: PagePlan, last: LastRelease | null): Map<string, TracedFile> {
  const kept = new Map<string, TracedFile>();
  for (const route of plan.keep) {
    const path = routeFile(route);
    const file = last?.manifest.files[path];
    if (file !== undefined) kept.set(path, file);
  }
  return kept;
}

/** What the pages read that stay as they are. */
export function logKept(
  plan: PagePlan,
  last: PageLog,
  add: (route: Route, inputs: readonly InputKey[]) => void,
): void {
  const known = new Map(last.pages);
  for (const route of plan.keep) add(route, inputsOf(last, known.get(route) ?? []));
}

/**
 * A folder that is nearly the next release: a spare copy of the last one, or the oldest release when as many
 * are kept as should be.
 */
export function takeRecyclable(releases: ReleasesFolder) {
  const spare = releases.spare();
  if (spare !== null) {
    const files = readManifest(releases.path, spare)?.files;
    if (files !== undefined) return { folder: releases.spareFolder(spare), files };
  }
  const all = releases.all();
  const [oldest] = all;
  if (oldest === undefined || all.length <= KEPT_BEHIND) return null;
  const files = readManifest(releases.path, oldest)?.files;
  return files === undefined ? null : { folder: releases.folder(oldest), files };
}
