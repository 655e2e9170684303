import { toJsonLine } from '#exports/dataset/json-lines.ts';
import {
  NATIONAL_FILES,
  removedLines,
  toHashList,
  toNationalManifest,
} from '#exports/national/national-package.ts';
import type { NationalRecord } from '#exports/national/national-record.ts';
import { NATIONAL_SCHEMA } from '#exports/national/national-schema.ts';
import { removedFrom } from './api-files.ts';
import type { ArchiveName } from './dataset-files.ts';
import { NATIONAL } from './document-exporters.ts';
import type { ExportedStore } from './exported-store.ts';
import {
  type Held,
  type OpenFile,
  toExported,
  toInstant,
  toJsonFile,
  writeFile,
} from './written-file.ts';

/** Of the transfer, from the site's root. */
const FOLDER = 'national/';

/** Whoever answers for a transfer. */
export interface TransferSigner {
  sign(hashList: string): Uint8Array;
  publicKeyPem: string;
}

/**
 * Writes the transfer in the national profile with its hash list, signed. Its time is that of the latest change in it,
 * so that the same records are the same transfer. Nothing where no record ever was in it.
 */
export function writeNational(
  store: ExportedStore,
  { archive, signer }: { archive: ArchiveName; signer: TransferSigner },
  open: OpenFile,
): void {
  const latest = store.latest(NATIONAL);
  if (latest === null) return;
  const write = (name: string, bytes: string | Uint8Array, held: Held = []) =>
    inFolder(writeFile(open, { path: `${FOLDER}${name}`, bytes, held }));
  let count = 0;
  const lines = open(`${FOLDER}${NATIONAL_FILES.records}`);
  for (const item of store.current(NATIONAL)) {
    lines.write(toJsonLine(toExported<NationalRecord>(item)));
    count += 1;
  }
  const removed = Array.from(removedFrom(store, NATIONAL));
  const files = [
    inFolder(lines.end('all')),
    write(NATIONAL_FILES.removed, [...removedLines(removed)].join('')),
    write(NATIONAL_FILES.schema, toJsonFile(NATIONAL_SCHEMA)),
  ];
  const manifest = toNationalManifest({
    archive,
    created: toInstant(latest),
    records: count,
    removed: removed.length,
    files,
  });
  const hashList = toHashList([...files, write(NATIONAL_FILES.manifest, toJsonFile(manifest))]);
  write(NATIONAL_FILES.hashList, hashList);
  write(NATIONAL_FILES.signature, signer.sign(hashList));
  write(NATIONAL_FILES.publicKey, signer.publicKeyPem);
}

function inFolder<T extends { path: string }>(file: T): T {
  return { ...file, path: file.path.slice(FOLDER.length) };
}
