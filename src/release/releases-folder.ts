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
  /** Names a finished folder and puts it into use, in two renames. */
  use(number: number): void;
  drop(number: number): void;
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
    drop,
    use(number) {
      renameSync(unfinished(number), folder(number));
      const link = `${currentLink}.${process.pid}.tmp`;
      rmSync(link, { force: true });
      symlinkSync(join('releases', String(number)), link);
      renameSync(link, currentLink);
    },
    sweep() {
      const inUse = current();
      for (const name of readdirSync(path)) {
        if (/\.(unfinished|tmp)$/.test(name)) {
          rmSync(join(path, name), { recursive: true, force: true });
        }
      }
      // Finished but never put into use: its build was killed between the two renames.
      for (const number of all()) if (inUse === null || number > inUse) drop(number);
    },
  };
}
