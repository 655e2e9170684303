import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { writeDurably } from '#store/durable-files.ts';
import type { RecordFiles } from '../drafts/draft.ts';

/** Files of a record that are text, and so are drafted, compared and written here. */
const TEXT_FILE = /\.(?:ya?ml|md|vtt|srt)$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const FOLDER = /^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*\/?$/;

/** Text files of a record's folder; `null` where there is no such folder. */
export function readRecordFolder(root: string, folder: string): RecordFiles | null {
  const path = join(root, folder);
  if (!existsSync(path)) return null;
  return Object.fromEntries(
    filesIn(path)
      .filter((name) => TEXT_FILE.test(name))
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );
}

/** Makes the text files of a folder those given, each replaced by a rename; other files stay. */
export async function writeRecordFolder(
  root: string,
  folder: string,
  files: RecordFiles,
): Promise<void> {
  refuseStrangePaths(folder, Object.keys(files));
  const path = join(root, folder);
  mkdirSync(path, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const unfinished = join(path, `.${name}.tmp`);
    await writeDurably(Buffer.from(text), unfinished);
    renameSync(unfinished, join(path, name));
  }
  for (const name of filesIn(path)) {
    if (TEXT_FILE.test(name) && files[name] === undefined) rmSync(join(path, name));
  }
}

/** Brings what is not text, originals beside their record, from one root into another. */
export function copyOtherFiles(from: string, to: string, folder: string): void {
  const source = join(from, folder);
  if (!existsSync(source)) return;
  mkdirSync(join(to, folder), { recursive: true });
  for (const name of filesIn(source)) {
    if (!TEXT_FILE.test(name)) copyFileSync(join(source, name), join(to, folder, name));
  }
}

/** Takes a record's folder away, and that of its type where it was the last. */
export function removeRecordFolder(root: string, folder: string): void {
  const path = join(root, folder);
  rmSync(path, { recursive: true, force: true });
  try {
    rmdirSync(dirname(path));
  } catch {
    // Others are in it.
  }
}

function filesIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function refuseStrangePaths(folder: string, names: readonly string[]): void {
  const strange = [...(FOLDER.test(folder) ? [] : [folder]), ...names.filter(isStrange)];
  if (strange.length > 0) throw new Error('a record is written as text files of its own folder');
}

function isStrange(name: string): boolean {
  return !NAME.test(name) || !TEXT_FILE.test(name);
}
