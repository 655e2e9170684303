import { isMap, parseDocument } from 'yaml';
import type { RestoredPlaces } from './places.ts';

/**
 * archive.yaml with every path where the restored archive has it; the very text where that is as it was.
 * Stores outside the archive's folder, S3 too, give way to the folders inside.
 */
export function restoredSettings(yaml: string, places: RestoredPlaces): string {
  const document = parseDocument(yaml);
  let isChanged = false;
  const set = (path: readonly (string | number)[], value: string, byDefault?: string): void => {
    const stands = document.getIn(path) ?? byDefault;
    if (typeof stands === 'string' && normal(stands) === value) return;
    document.setIn(path, value);
    isChanged = true;
  };
  for (const [at, root] of places.contentRoots.entries()) set(['contentRoots', at, 'path'], root);
  set(['state'], places.state, '.archive');
  set(['withdrawals'], places.withdrawals, 'withdrawals.jsonl');
  for (const store of ['originals', 'derivatives']) {
    if (!document.hasIn(['media', store])) continue;
    document.deleteIn(['media', store]);
    const media = document.get('media', true);
    if (isMap(media) && media.items.length === 0) document.delete('media');
    isChanged = true;
  }
  return isChanged ? document.toString({ lineWidth: 0 }) : yaml;
}

const normal = (path: string): string => path.replace(/^\.\//, '').replace(/\/+$/, '');
