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
export function gainFilters(loudnessLufs: number | null, loudness: Loudness): string[] {
  const gainDb = gainDbOf(loudnessLufs, loudness);
  return gainDb === null ? ['anull'] : [volumeFilter(gainDb), limiterFilter(loudness)];
}

/** What brings sound to a loudness, in one linear gain; `null` for silence. */
export function gainDbOf(
  loudnessLufs: number | null,
  { targetLufs, maxGainDb }: Loudness,
): number | null {
  return loudnessLufs === null ? null : Math.min(targetLufs - loudnessLufs, maxGainDb);
}

export function volumeFilter(gainDb: number): string {
  return `volume=${gainDb.toFixed(2)}dB`;
}

export function limiterFilter({ ceilingDb }: Loudness): string {
  return `alimiter=limit=${(10 ** (ceilingDb / 20)).toFixed(4)}:level=false`;
}
