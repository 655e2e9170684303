import { type Dirent, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import type { RecordFolder } from '#catalogue/compile/compiled-record.ts';
import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { RECORD_TYPES, TYPE_FOLDER } from '#domain/public/vocabulary.ts';

export const VOCABULARIES = 'vocabularies';
export const TERMS = 'terms.yaml';
/** Vocabularies that only an import reads. */
const READ_BY_IMPORT = ['authority-selection.yaml', 'authority-listings.yaml'];

/** A record's folder before anybody has looked into it. */
export type FolderEntry = Omit<RecordFolder, 'files'>;

/** The record folders of a content root, in the order of types, then of ids; and what stands astray. */
export function listContentRoot(root: string): {
  entries: FolderEntry[];
  faults: Fault[];
} {
  const shown = toShownPath(root);
  const faults: Fault[] = [];
  const entries: FolderEntry[] = [];
  const top = listFolder(root);
  if (top === null) {
    faults.push(toFault('content-root-absent', { file: shown }, { path: shown }));
    return { entries, faults };
  }
  const typeOf = new Map(RECORD_TYPES.map((type) => [TYPE_FOLDER[type], type]));
  for (const entry of top) {
    const file = `${shown}/${entry.name}`;
    if (!entry.isDirectory()) {
      faults.push(toFault('stray-file', { file }, { name: entry.name }));
    } else if (!typeOf.has(entry.name) && entry.name !== VOCABULARIES) {
      const folders = [...typeOf.keys()].join(', ');
      faults.push(toFault('unknown-folder', { file }, { name: entry.name, folders }));
    }
  }
  const folders = new Set(top.filter((entry) => entry.isDirectory()).map((entry) => entry.name));
  for (const [typeFolder, type] of typeOf) {
    if (!folders.has(typeFolder)) continue;
    for (const entry of listFolder(`${shown}/${typeFolder}`) ?? []) {
      const folder = `${shown}/${typeFolder}/${entry.name}`;
      if (entry.isDirectory()) {
        entries.push({ folder, name: entry.name, typeFolder, type });
      } else faults.push(toFault('stray-file', { file: folder }, { name: entry.name }));
    }
  }
  const vocabularies = folders.has(VOCABULARIES)
    ? (listFolder(`${shown}/${VOCABULARIES}`) ?? [])
    : [];
  for (const { name } of vocabularies.filter(
    (entry) => entry.name !== TERMS && !READ_BY_IMPORT.includes(entry.name),
  )) {
    faults.push(toFault('stray-file', { file: `${shown}/${VOCABULARIES}/${name}` }, { name }));
  }
  return { entries, faults };
}

/** A path as in messages: `/` between the parts, none at the end. Node reads at it on every system. */
export function toShownPath(path: string): string {
  return path.replaceAll(sep, '/').replace(/(?<=.)\/+$/, '');
}

/** Names of the files of a record's folder, sorted; a folder within ends in `/`. */
export function listRecordFolder(path: string): string[] {
  return (listFolder(path) ?? []).map((entry) => entry.name + (entry.isDirectory() ? '/' : ''));
}

/** Entries in code-unit order, but for hidden ones and READMEs; `null` when there is no such folder. */
function listFolder(path: string): Dirent[] | null {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  return entries
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'README.md')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
