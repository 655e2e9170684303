import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Derivative, DocumentPage } from '#domain/media-description.ts';
import { openExportedStore } from '#exported/sqlite-exported-store.ts';
import { MESSAGES } from '#i18n/messages.ts';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import { inspectRelease } from '#projection/leaks/inspect-release.ts';
import type { LeakReport } from '#projection/leaks/scan-leaks.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { ReleaseManifest } from '#release/manifest.ts';
import { decodeIndex } from '#search/static-index/decode.ts';
import type { Workspace } from '../workspace.ts';

export interface InspectSiteOptions {
  /** Folder of the release, in use or not yet. */
  release: string;
  manifest: Pick<ReleaseManifest, 'files'>;
  catalogue: Catalogue;
  published: PublicRecords;
  full: boolean;
  /** Was the folder compared with its manifest already? Then it is not walked through again. */
  isVerified: boolean;
  /** Every shard of the search index too, at a millisecond a record. */
  searchIndex: boolean;
}

/** Looks through a release for what this archive keeps back. */
export function inspectSite(
  { folders, site, exported }: Workspace,
  { catalogue, searchIndex, isVerified, ...options }: InspectSiteOptions,
): Promise<LeakReport> {
  const describe = openDescriptions(folders.media);
  return inspectRelease({
    ...options,
    toldAsGone: toldAsGone(exported),
    records: () => catalogue.all(),
    lookUp: catalogue,
    interfaceText: [site.name, site.url, ...stringsIn(MESSAGES)],
    madeOf(key) {
      const { derivatives = [], pages } = describe(key) ?? {};
      return { hashes: derivatives.flatMap(fileHashes), texts: (pages ?? []).flatMap(linesOf) };
    },
    ...(searchIndex ? { decodeIndex } : {}),
    ...(isVerified ? { paths: Object.keys(options.manifest.files) } : {}),
    memory: join(folders.cache, 'leaks.json'),
  });
}

/** Of what once went out to machines, the ids of what does no longer. */
function toldAsGone(file: string): ReadonlySet<string> {
  if (!existsSync(file)) return new Set();
  const store = openExportedStore(file, { readOnly: true });
  try {
    return store.gone();
  } finally {
    store.close();
  }
}

function* stringsIn(messages: unknown): Generator<string> {
  if (typeof messages === 'string') yield messages;
  else if (typeof messages === 'object' && messages !== null) {
    for (const value of Object.values(messages)) yield* stringsIn(value);
  }
}

/** A blank tile looks like any other: only files with something in them tell whose they are. */
const TELLING_BYTES = 8192;

/** SHA-256 of a derivative, and of the files of a set. */
function fileHashes({ sha256, set }: Derivative): string[] {
  const telling = (set?.files ?? []).filter(({ sizeBytes }) => sizeBytes >= TELLING_BYTES);
  return [sha256, ...telling.map((file) => file.sha256)];
}

/** A page is found again line by line: set anew, its text breaks elsewhere only between lines. */
function linesOf({ text }: DocumentPage): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
