import type { Derivative, MediaDescription } from '#domain/media-description.ts';

/** What one recipe made of an original. */
export interface MadeBy {
  recipe: string;
  version: number;
  /** With the part of its version that counts: `ffmpeg5`. */
  tool: string;
  /** Smallest first. */
  derivatives: Derivative[];
  sizeBytes: number;
}

/** What was made of an original, by recipe, in the order of the store's keys. */
export function madeByRecipe({ derivatives }: Pick<MediaDescription, 'derivatives'>): MadeBy[] {
  const byFolder = Map.groupBy(derivatives, ({ key }) => key.split('/')[2] ?? '');
  return [...byFolder]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, made]) => ({
      ...readFolder(folder),
      derivatives: made.toSorted((a, b) => a.sizeBytes - b.sizeBytes),
      sizeBytes: made.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    }));
}

/** `video-set-2-ffmpeg5-1f0c9a2e` → `video-set`, 2, `ffmpeg5`. */
function readFolder(folder: string): Pick<MadeBy, 'recipe' | 'version' | 'tool'> {
  const parts = folder.split('-');
  return {
    recipe: parts.slice(0, -3).join('-'),
    version: Number(parts.at(-3)),
    tool: parts.at(-2) ?? '',
  };
}
