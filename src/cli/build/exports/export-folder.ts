import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Held, OpenFile, WrittenFile } from '#exported/written-file.ts';
import { writeJson } from '#release/manifest.ts';
import type { OutsideFile } from '#release/outside-files.ts';

/** A file as it lies in the folder, named by its hash. */
interface MadeFile extends WrittenFile {
  held: Held;
}

interface Unit {
  /** All that decides its bytes. */
  key: string;
  files: MadeFile[];
}

/** `<state>/exports/`: files that a release takes by hard link, so that what did not change is not written again. */
export interface ExportFolder {
  /** Files made together: only where `key` is another than the last time. `recordsOf` tells which records an item names. */
  unit(name: string, given: UnitOptions): OutsideFile[];
  /** Remembers what was made, and deletes what no unit has any more: a withdrawn record leaves nothing behind. */
  finish(): void;
}

export interface UnitOptions {
  key: string;
  make(open: OpenFile): void;
  recordsOf(held: Held): readonly string[];
}

/** Pieces are gathered up to this size. */
const BUFFERED_CHARACTERS = 1 << 16;
const MADE = 'made.json';

/** Opens the folder; with `full` everything in it is made anew. */
export function openExportFolder(folder: string, { full }: { full: boolean }): ExportFolder {
  mkdirSync(folder, { recursive: true });
  const before = full ? {} : readMade(join(folder, MADE));
  const made: Record<string, Unit> = {};
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  function fileWriter(path: string, keep: (file: MadeFile) => void) {
    const unfinished = join(
      folder,
      `unfinished-${createHash('sha256').update(path).digest('hex')}`,
    );
    const descriptor = openSync(unfinished, 'w');
    const hash = createHash('sha256');
    let bytes = 0;
    let gathered = '';
    const put = (piece: Uint8Array) => {
      hash.update(piece);
      for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
      bytes += piece.length;
    };
    const flush = () => {
      if (gathered !== '') put(Buffer.from(gathered));
      gathered = '';
    };
    return {
      write(piece: string | Uint8Array) {
        if (typeof piece === 'string') gathered += piece;
        if (typeof piece !== 'string' || gathered.length >= BUFFERED_CHARACTERS) flush();
        if (typeof piece !== 'string') put(piece);
      },
      end(held: Held): WrittenFile {
        flush();
        closeSync(descriptor);
        const sha256 = hash.digest('hex');
        mkdirSync(join(folder, sha256.slice(0, 2)), { recursive: true });
        renameSync(unfinished, place(sha256));
        keep({ path, sha256, bytes, held });
        return { path, sha256, bytes };
      },
    };
  }

  function standing(name: string, key: string): Unit | null {
    const known = before[name];
    if (known?.key !== key) return null;
    return known.files.every(({ sha256 }) => existsSync(place(sha256))) ? known : null;
  }

  return {
    unit(name, { key, make, recordsOf }) {
      let unit = standing(name, key);
      if (unit === null) {
        const files: MadeFile[] = [];
        make((path) => fileWriter(path, (file) => files.push(file)));
        unit = { key, files };
      }
      made[name] = unit;
      return unit.files.map(
        ({ path, sha256, bytes, held }): OutsideFile => ({
          path,
          from: { linkTo: place(sha256), known: { sha256, sizeBytes: bytes } },
          contentNamed: false,
          trace: { kind: 'export', records: [...recordsOf(held)] },
        }),
      );
    },
    finish() {
      writeJson(join(folder, MADE), made);
      const files = Object.values(made).flatMap((unit) => unit.files);
      const kept = new Set(files.map(({ sha256 }) => sha256));
      for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
        if (!entry.isFile() || entry.name === MADE || kept.has(entry.name)) continue;
        rmSync(join(entry.parentPath, entry.name));
      }
    },
  };
}

function readMade(file: string): Record<string, Unit> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Unit>;
  } catch {
    // Nothing was made yet, or a build was cut short: all is made anew.
    return {};
  }
}
