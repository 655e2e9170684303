import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import type { ObjectStore } from '#store/object-store.ts';

/** One archive as it stands: everything of it that cannot be made again. Paths are absolute. */
export interface ArchivePlaces {
  /** archive.yaml. */
  settings: string;
  contentRoots: readonly string[];
  state: string;
  withdrawals: string;
  issuedDates: string;
  originals: ObjectStore;
}

/** Where those stand in a restored archive: as they did, where that was beside archive.yaml. */
export interface RestoredPlaces {
  settings: string;
  contentRoots: readonly string[];
  state: string;
  withdrawals: string;
}

export function toRestoredPlaces(places: ArchivePlaces): RestoredPlaces {
  const home = resolve(places.settings, '..');
  const taken = new Set<string>();
  const place = (path: string, otherwise: string): string => {
    const inside = pathInside(home, path);
    const wanted = inside ?? otherwise;
    const free = taken.has(wanted) ? `${wanted}-${taken.size}` : wanted;
    taken.add(free);
    return free;
  };
  return {
    settings: 'archive.yaml',
    contentRoots: places.contentRoots.map((root) => place(root, basename(root))),
    state: place(places.state, '.archive'),
    withdrawals: place(places.withdrawals, 'withdrawals.jsonl'),
  };
}

/** The path from a folder to what is below it, `/` between the parts; `null` for what is not. */
export function pathInside(folder: string, path: string): string | null {
  const found = relative(folder, path);
  const isInside = found !== '' && found !== '..' && !found.startsWith(`..${sep}`);
  return isInside && !isAbsolute(found) ? found.replaceAll(sep, '/') : null;
}
