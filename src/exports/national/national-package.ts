import { toJsonLine } from '../dataset/json-lines.ts';
import type { Exported } from '../export-sources.ts';
import type { NationalRecord } from './national-record.ts';
import { NATIONAL_PROFILE } from './profile.ts';

/** Files of a transfer, in a folder of its own. */
export const NATIONAL_FILES = {
  records: 'records.jsonl',
  /** Ids of records that earlier transfers had and this one has not. */
  removed: 'removed.jsonl',
  schema: 'schema.json',
  manifest: 'manifest.json',
  /** Lines as `sha256sum` writes them; these bytes are what is signed. */
  hashList: 'SHA256SUMS',
  /** 64 bytes, Ed25519 (RFC 8032), over the bytes of the hash list. */
  signature: 'SHA256SUMS.sig',
  publicKey: 'public-key.pem',
} as const;

export interface NationalFile {
  path: string;
  /** Hex. */
  sha256: string;
  bytes: number;
}

/** The lines of `records.jsonl`, in the order given. */
export function* nationalLines(entries: Iterable<Exported<NationalRecord>>): Iterable<string> {
  for (const entry of entries) yield toJsonLine(entry);
}

/** The lines of `removed.jsonl`: an id and when it was taken out, no more. */
export function* removedLines(removed: Iterable<{ id: string; at: string }>): Iterable<string> {
  for (const { id, at } of removed) yield `${JSON.stringify({ id, at })}\n`;
}

/** `manifest.json`: what is sent, by whom, in which profile and how far that is confirmed. */
export function toNationalManifest(given: {
  archive: { name: string; siteUrl: string };
  /** RFC 3339, in UTC. */
  created: string;
  records: number;
  removed: number;
  /** Every file but the manifest, the hash list, its signature and the key. */
  files: readonly NationalFile[];
}): object {
  const { name, version, status, statusText } = NATIONAL_PROFILE;
  return {
    profile: { name, version, status, statusText },
    archive: { name: given.archive.name, url: `${given.archive.siteUrl}/` },
    created: given.created,
    records: given.records,
    removed: given.removed,
    files: given.files,
    hashList: NATIONAL_FILES.hashList,
    signature: { file: NATIONAL_FILES.signature, algorithm: 'Ed25519' },
  };
}

/**
 * `SHA256SUMS`: a line for each file, the manifest among them, sorted by path in code units: hash, two spaces, path,
 * line feed. What is signed is exactly these bytes in UTF-8.
 */
export function toHashList(files: readonly Pick<NationalFile, 'path' | 'sha256'>[]): string {
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** The files that a hash list names; throws on a line of another form, or a path that leads out of the folder. */
export function parseHashList(text: string): { path: string; sha256: string }[] {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the hash list ends within a line');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, sha256, path] = /^([0-9a-f]{64}) {2}([^\s/\\][^\\]*)$/u.exec(line) ?? [];
      const leadsOut = path?.split('/').some((part) => part === '' || /^\.+$/.test(part)) ?? true;
      if (sha256 === undefined || path === undefined || leadsOut) {
        throw new Error(`not a line of a hash list: ${line}`);
      }
      return { path, sha256 };
    });
}
