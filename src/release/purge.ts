import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, routeFile } from '#domain/public/routes.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { removeFile } from './lay-out.ts';
import { type ReleaseManifest, readManifest, readPageLog, writeReleaseState } from './manifest.ts';
import type { ReleasesFolder } from './releases-folder.ts';
import { inputsOf, type PageLog, pageLogBuilder } from './render/page-log.ts';
import { placeFile } from './render/render-pages.ts';

/**
 * Positions, in the inputs of a release, of records that it showed and that may be shown no more:
 * withdrawn, closed, or deleted.
 */
export function goneInputs(log: PageLog, records: PublicRecords): Set<number> {
  const live = new Set(
    records.entries.filter(({ type, page }) => type !== 'tombstone' && page).map(({ id }) => id),
  );
  const gone = new Set<number>();
  for (const [position, [input, hash]] of log.inputs.entries()) {
    const id = /^(?:record|card):(.*)$/.exec(input)?.[1];
    if (id === undefined || hash === null || live.has(id)) continue;
    if (records.hashOf(input) !== hash) gone.add(position);
  }
  return gone;
}

const pendingPath = (releases: ReleasesFolder) => join(releases.path, 'purge-pending');

/** Says that the releases kept must be purged: a build that is killed in between leaves the duty behind. */
export function markPurge(releases: ReleasesFolder): void {
  writeFileSync(pendingPath(releases), '');
}

/** Takes out of every release behind the one in use what may be shown no more. */
export function purgePending(releases: ReleasesFolder, records: PublicRecords): void {
  if (!existsSync(pendingPath(releases))) return;
  const number = releases.current();
  const manifest = number === null ? null : readManifest(releases.path, number);
  const log = number === null ? null : readPageLog(releases.path, number);
  if (number === null || manifest === null || log === null) return;
  const current = { manifest, log, pages: new Map(log.pages) };
  for (const old of releases.all()) {
    if (old !== number) purgeRelease(releases, old, { current, records });
  }
  rmSync(pendingPath(releases));
}

interface Current {
  manifest: ReleaseManifest;
  log: PageLog;
  /** Of `log`, by route. */
  pages: ReadonlyMap<Route, number[]>;
}

/** Pages that showed what is gone become those of the release in use, or go with it. */
function purgeRelease(
  releases: ReleasesFolder,
  number: number,
  { current, records }: { current: Current; records: PublicRecords },
): void {
  const manifest = readManifest(releases.path, number);
  const log = readPageLog(releases.path, number);
  if (manifest === null || log === null) {
    releases.drop(number);
    return;
  }
  const folder = releases.folder(number);
  const gone = goneInputs(log, records);
  const goneIds = new Set([...gone].map((at) => log.inputs[at]?.[0].replace(/^[^:]*:/, '') ?? ''));

  const purged = pageLogBuilder();
  const known = log.inputs.filter(([, hash]) => hash !== null);
  const hashes = new Map([...current.log.inputs, ...known]);
  for (const [route, inputs] of log.pages) {
    if (!inputs.some((input) => gone.has(input))) {
      purged.add(route, inputsOf(log, inputs));
      continue;
    }
    const file = routeFile(route);
    const now = current.manifest.files[file];
    const readNow = current.pages.get(route);
    removeFile(folder, file);
    delete manifest.files[file];
    if (now === undefined || readNow === undefined) continue;
    const path = join(folder, file);
    placeFile(path, () => linkSync(join(releases.folder(current.manifest.number), file), path));
    manifest.files[file] = now;
    purged.add(route, inputsOf(current.log, readNow));
  }
  for (const [file, { trace }] of Object.entries(manifest.files)) {
    const goes =
      (trace.kind === 'media' && goneIds.has(trace.media)) ||
      ((trace.kind === 'card' || trace.kind === 'export') &&
        trace.records.some((id) => goneIds.has(id))) ||
      (trace.kind === 'search' && current.manifest.files[file] === undefined);
    if (!goes) continue;
    removeFile(folder, file);
    delete manifest.files[file];
  }
  writeReleaseState(
    releases.path,
    manifest,
    purged.finish((input) => hashes.get(input) ?? null),
  );
}
