import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { ObjectStat } from '#store/object-store.ts';
import type { MediaAsset } from '../asset.ts';
import { isCurrent, type Program } from '../describe/description.ts';
import { recipesOf } from '../recipes.ts';

/** `aa/<sha-256>/<folder>/…`: where a step, or the descriptions of workers elsewhere, keep their files. */
const KEY = /^[0-9a-f]{2}\/([0-9a-f]{64})\/([^/]+)\/(.+)$/;

/** What the records that stand ask to be kept. */
export interface Wanted {
  /** SHA-256 of originals. */
  sources: ReadonlySet<string>;
  /** Keys of descriptions. */
  descriptions: ReadonlySet<string>;
  /** Those of the objects below one original that nothing asks for. */
  unwanted(objects: readonly ObjectStat[]): ObjectStat[];
}

/** The original an object of the derivatives store was made of; `null` for one that is not of ours. */
export function sourceOf(key: string): string | null {
  return KEY.exec(key)?.[1] ?? null;
}

/**
 * Kept is what the present descriptions name; while one is not of today's recipes, also what today's
 * recipes have made so far, whole or in parts; and what today's recipes found out without making a file.
 */
export function wantedBy(
  assets: readonly MediaAsset[],
  { describe, ...program }: Program & { describe(key: string): MediaDescription | null },
): Wanted {
  const sources = new Set<string>();
  const descriptions = new Set<string>();
  const named = new Set<string>();
  const unfinished = new Set<string>();
  for (const { kind, sha256, settings } of assets) {
    const key = descriptionKey(sha256, settings);
    const description = describe(key);
    sources.add(sha256);
    descriptions.add(key);
    for (const derivative of description?.derivatives ?? []) named.add(folderOf(derivative.key));
    if (description?.kind !== kind || !isCurrent(description, program)) unfinished.add(sha256);
  }
  const ofToday = new Set(
    assets.flatMap(({ kind, sha256 }) =>
      recipesOf(kind).map(({ name, version }) => `${sha256} ${name}-${version}`),
    ),
  );

  return {
    sources,
    descriptions,
    unwanted(objects) {
      return objects.filter(({ key }) => {
        const [, sha256 = '', folder = '', name = ''] = KEY.exec(key) ?? [];
        if (sha256 === '') return false;
        if (folder === 'descriptions') return !descriptions.has(name.replace(/\.json$/, ''));
        if (isLeftPart(key, objects)) return true;
        if (named.has(folderOf(key))) return false;
        if (!ofToday.has(`${sha256} ${recipeIn(folder)}`)) return true;
        return !unfinished.has(sha256) && !isAlone(key, objects);
      });
    },
  };
}

/** `aa/<sha-256>/<folder>` of a key that may be such a folder's own. */
function folderOf(key: string): string {
  return key.split('/').slice(0, 3).join('/');
}

/** `video-set-2` of `video-set-2-ffmpeg5-1f0c9a2e`. */
function recipeIn(folder: string): string {
  return folder.split('-').slice(0, -2).join('-');
}

/** A run that was killed at the end of a step has left its parts beside what they were put together to. */
function isLeftPart(key: string, objects: readonly ObjectStat[]): boolean {
  const folder = folderOf(key);
  return (
    key.startsWith(`${folder}/parts/`) &&
    objects.some((object) => object.key === `${folder}/result.json`)
  );
}

/** A step that made no file leaves its result only; it is small, and saves the next run the work. */
function isAlone(key: string, objects: readonly ObjectStat[]): boolean {
  const folder = `${folderOf(key)}/`;
  return objects.filter((object) => object.key.startsWith(folder)).length === 1;
}
