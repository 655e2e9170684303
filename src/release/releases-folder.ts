import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, join } from 'node:path';

/** Releases kept besides the one in use. */
export const KEPT_BEHIND = 2;

/** Where the releases of one archive stand: `<state>/releases/<n>/`, and `<state>/current` that names one. */
export interface ReleasesFolder {
  /** `<state>/releases`. */
  path: string;
  /** Number of the release in use, `null` before the first. */
  current(): number | null;
  /** Numbers of whole releases, oldest first. */
  all(): number[];
  folder(number: number): string;
  /** Where a release is made before it has its name. */
  unfinished(number: number): string;
  /** Number of the release that a spare folder is a copy of (spare/make-spare.ts), `null` when there is none. */
  spare(): number | null;
  spareFolder(number: number): string;
  unfinishedSpare(number: number): string;
  /** Names a finished folder and puts it into use, in two renames. */
  use(number: number): void;
  drop(number: number): void;
  /** Drops releases beyond those kept, what is left of them, and spares. */
  prune(): void;
  /** Removes what builds that were killed left behind. */
  sweep(): void;
}

/** Opens (and makes) the releases of the state folder `state`. */
export function openReleasesFolder(state: string): ReleasesFolder {
  const path = join(state, 'releases');
  const currentLink = join(state, 'current');
  mkdirSync(path, { recursive: true });
  const folder = (number: number) => join(path, String(number));
  const unfinished = (number: number) => join(path, `${number}.unfinished`);
  const current = () => {
    try {
      const number = Number(basename(readlinkSync(currentLink)));
      return existsSync(folder(number)) ? number : null;
    } catch {
      return null;
    }
  };
  const all = () =>
    readdirSync(path)
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => a - b);
  const spareFolder = (number: number) => join(path, `${number}.spare`);
  const spare = () => {
    const name = readdirSync(path).find((entry) => /^\d+\.spare$/.test(entry));
    return name === undefined ? null : Number.parseInt(name, 10);
  };
  const drop = (number: number) => {
    rmSync(folder(number), { recursive: true, force: true });
    rmSync(join(path, `${number}.manifest.json`), { force: true });
    rmSync(join(path, `${number}.pages.json`), { force: true });
  };

  return {
    path,
    current,
    all,
    folder,
    unfinished,
    spare,
    spareFolder,
    unfinishedSpare: (number) => join(path, `${number}.spare.unfinished`),
    drop,
    use(number) {
      renameSync(unfinished(number), folder(number));
      const link = `${currentLink}.${process.pid}.tmp`;
      rmSync(link, { force: true });
      symlinkSync(join('releases', String(number)), link);
      renameSync(link, currentLink);
    },
    prune() {
      const oldest = (current() ?? 0) - KEPT_BEHIND;
      for (const name of readdirSync(path)) {
        const number = Number.parseInt(name, 10);
        if (number < oldest || name.endsWith('.spare')) {
          rmSync(join(path, name), { recursive: true, force: true });
        }
      }
    },
    sweep() {
      const inUse = current();
      for (const name of readdirSync(path)) {
        const isOldSpare = name.endsWith('.spare') && name !== `${inUse}.spare`;
        if (/\.(unfinished|tmp)$/.test(name) || isOldSpare) {
          rmSync(join(path, name), { recursive: true, force: true });
        }
      }
      // Finished but never put into use: its build was killed between the two renames.
      for (const number of all()) if (inUse === null || number > inUse) drop(number);
    },
  };
}
