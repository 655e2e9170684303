import { createHash } from 'node:crypto';
import { setFolder } from '#domain/public/media.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { type LeakFinding, toFinding } from './finding.ts';

/** What the scanner reads of a release manifest: by path, the first 16 hex digits of the SHA-256 and why the file is there. */
export interface TracedFiles {
  files: Readonly<
    Record<
      string,
      {
        hash: string;
        trace: { kind: string; records?: readonly string[]; media?: string };
      }
    >
  >;
}

const HASH_DIGITS = 16;

/** Every path under media/ that a public record names; of a set of files, the folder that holds them. */
export function publicMediaPaths(published: PublicRecords): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { id, type, page } of published.entries) {
    const entry = type === 'media' && page ? published.entry(id) : null;
    if (entry?.type !== 'media') continue;
    for (const { path } of entry.facts.derivatives) paths.add(setFolder(path) ?? path);
    for (const { path } of entry.facts.tracks) paths.add(path);
  }
  return paths;
}

export interface TraceCheck {
  manifest: TracedFiles;
  mediaPaths: ReadonlySet<string>;
  restrictedIds: ReadonlySet<string>;
}

/**
 * The positive twin of the search for restricted strings: is there a reason for this file? A re-encoded
 * picture holds no string to find, but nothing public names it either. `bytes` is `null` for a file that
 * has not changed since its last scan.
 */
export function checkTrace(
  path: string,
  bytes: Buffer | null,
  { manifest, mediaPaths, restrictedIds }: TraceCheck,
): LeakFinding[] {
  const known = Object.hasOwn(manifest.files, path) ? manifest.files[path] : undefined;
  if (known === undefined) {
    return [toFinding({ file: path, kind: 'orphan', recordId: null })];
  }
  const findings: LeakFinding[] = [];
  const { trace } = known;
  if (path.startsWith('media/') && !mediaPaths.has(setFolder(path) ?? path)) {
    findings.push(toFinding({ file: path, kind: 'untraced', recordId: trace.media ?? null }));
  }
  for (const id of [
    ...(trace.records ?? []),
    ...(trace.media === undefined ? [] : [trace.media]),
  ]) {
    if (restrictedIds.has(id)) {
      findings.push(toFinding({ file: path, kind: 'untraced', recordId: id }));
    }
  }
  if (
    bytes !== null &&
    !createHash('sha256').update(bytes).digest('hex').startsWith(known.hash.slice(0, HASH_DIGITS))
  ) {
    findings.push(toFinding({ file: path, kind: 'altered', recordId: null }));
  }
  return findings;
}
