/** What sound is brought to: quieter than music services, for speech with room above it. */
export interface Loudness {
  targetLufs: number;
  maxGainDb: number;
  ceilingDb: number;
}

export const LOUDNESS: Loudness = { targetLufs: -18, maxGainDb: 20, ceilingDb: -1.5 };

/**
 * The ffmpeg filters that bring sound to a loudness: one linear gain, then a limiter for the few peaks
 * that would pass the ceiling. Silence stays as it is.
 */
export function gainFilters(
  loudnessLufs: number | null,
  { targetLufs, maxGainDb, ceilingDb }: Loudness,
): string[] {
  if (loudnessLufs === null) return ['anull'];
  const gainDb = Math.min(targetLufs - loudnessLufs, maxGainDb);
  const limit = 10 ** (ceilingDb / 20);
  return [`volume=${gainDb.toFixed(2)}dB`, `alimiter=limit=${limit.toFixed(4)}:level=false`];
}
