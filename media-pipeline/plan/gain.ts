import { RECIPES } from '../recipes.ts';

/**
 * The ffmpeg filters that bring sound to the recipe's loudness: one linear gain, then a limiter for the
 * few peaks that would pass the ceiling. Silence stays as it is.
 */
export function gainFilters(loudnessLufs: number | null): string[] {
  if (loudnessLufs === null) return ['anull'];
  const { targetLufs, maxGainDb, ceilingDb } = RECIPES['sound-set'];
  const gainDb = Math.min(targetLufs - loudnessLufs, maxGainDb);
  const limit = 10 ** (ceilingDb / 20);
  return [`volume=${gainDb.toFixed(2)}dB`, `alimiter=limit=${limit.toFixed(4)}:level=false`];
}
