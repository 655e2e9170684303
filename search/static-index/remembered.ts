import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readIndexFile } from './payload-file.ts';
import type { CardDirectory, PassageDirectory } from './query/format.ts';

export interface RememberedDocument {
  /** The records that its document and cards are made of, and their print (document-inputs.ts). */
  inputs: string[];
  print: string;
  /** What it is put in order by: its title in each locale, and its date. */
  titles: string[];
  date: string | null;
}

/** What a build needs to know of the one before, to do again only what has changed. */
export interface RememberedBuild {
  /** Of the code, the locales and the room for slots: another key, nothing remembered. */
  key: string;
  /** Per locale, where the cards are. */
  cards: Record<string, CardDirectory>;
  passages: PassageDirectory;
  /** Hash of the order by date. */
  dates: string;
  /** Path of the entry script. */
  entry: string;
  files: { path: string; sizeBytes: number }[];
  documents: Record<string, RememberedDocument>;
}

/** The build before, if its key is this one and its files stand in `folder`; otherwise `null`. */
export function recallBuild(
  memory: string,
  { key, folder }: { key: string; folder: string },
): RememberedBuild | null {
  if (!existsSync(memory)) return null;
  const build = JSON.parse(readFileSync(memory, 'utf8')) as RememberedBuild;
  const stands = ({ path, sizeBytes }: { path: string; sizeBytes: number }) =>
    statSync(join(folder, path), { throwIfNoEntry: false })?.size === sizeBytes;
  return build.key === key && build.files.every(stands) ? build : null;
}

/** Writes down what the next build may use, whole or not at all. */
export function rememberBuild(memory: string, build: RememberedBuild): void {
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(`${memory}.part`, JSON.stringify(build));
  renameSync(`${memory}.part`, memory);
}

/** The contents of the remembered files that stand in a room of the index: `search/names/`. */
export function* filesIn(
  build: RememberedBuild,
  { folder, room }: { folder: string; room: string },
): Generator<Uint8Array> {
  for (const { path } of build.files) {
    const name = path.slice(room.length);
    if (path.startsWith(room) && !name.startsWith('to-')) yield readIndexFile(folder, path);
  }
}
