import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConformanceReport } from '#domain/public/conformance.ts';
import type { Route } from '#domain/public/routes.ts';
import type { PageLog } from './render/page-log.ts';

/** Why a file is in a release. A file that nothing here explains is an orphan and stops the build. */
export type Trace =
  | { kind: 'page'; route: Route; records: string[] }
  /** A derivative or a caption file of a media record. */
  | { kind: 'media'; media: string }
  /** A picture that shows names of these records. */
  | { kind: 'card'; records: string[] }
  /** Records as harvesters and other machines take them. */
  | { kind: 'export'; records: string[] }
  | { kind: 'asset'; source: string }
  | { kind: 'search' }
  | { kind: 'public'; source: string };

export interface TracedFile {
  /** First 16 hex digits of the SHA-256 of the bytes. */
  hash: string;
  sizeBytes: number;
  trace: Trace;
  /**
   * Of assets and search shards that no page of this release names: the last release that did. They stay
   * for readers who still have its pages open.
   */
  lastUsedIn?: number;
}

/** What a release is made of; kept beside its folder, never in it. */
export interface ReleaseManifest {
  version: 1;
  number: number;
  /** ISO 8601: when time alone makes another release necessary; `null` when it does not. */
  validUntil: string | null;
  projectionHash: string;
  /** Of everything that all pages depend on: page code, settings, asset names. */
  frameHash: string;
  assets: Record<string, string>;
  searchIndex: string | null;
  /** What the validators found; absent where none looked. */
  conformance?: ConformanceReport | null;
  /** By path from the site's root. */
  files: Record<string, TracedFile>;
}

export function readManifest(releases: string, number: number): ReleaseManifest | null {
  return readJson<ReleaseManifest>(join(releases, `${number}.manifest.json`));
}

export function readPageLog(releases: string, number: number): PageLog | null {
  return readJson<PageLog>(join(releases, `${number}.pages.json`));
}

/** Writes both atomically, one after the other. */
export function writeReleaseState(releases: string, manifest: ReleaseManifest, log: PageLog): void {
  writeJson(join(releases, `${manifest.number}.pages.json`), log);
  writeJson(join(releases, `${manifest.number}.manifest.json`), manifest);
}

/** Writes JSON to a temporary file and renames it into place. */
export function writeJson(path: string, value: unknown): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(value));
  renameSync(temporary, path);
}

function readJson<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}
