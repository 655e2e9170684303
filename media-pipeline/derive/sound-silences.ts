import type { Span } from '#domain/media-description.ts';

/** What counts as silence, relative to the recording itself: a cassette's hiss is louder than a studio's breath. */
export interface SilenceRule {
  /** So far below what is loud in the recording. */
  belowLoudDb: number;
  /** So far above its noise, where that lies higher … */
  aboveNoiseDb: number;
  /** … and in any case so far below what is loud. */
  leastBelowLoudDb: number;
  /** Nothing is heard below this, however quiet the recording is. */
  floorDb: number;
  shortestSeconds: number;
}

export const SILENCE_RULE: SilenceRule = {
  belowLoudDb: 30,
  aboveNoiseDb: 6,
  leastBelowLoudDb: 12,
  floorDb: -70,
  shortestSeconds: 1,
};

/** A click shorter than this does not end a silence. */
const CLICK_SECONDS = 0.03;
const LOUD_SHARE = 0.9;
const NOISE_SHARE = 0.1;

/**
 * Where nothing is heard for a while, from the mean square of windows of equal length. A recording in
 * which nothing at all is heard is one silence.
 */
export function findSilences(
  power: readonly number[],
  { windowSeconds, rule }: { windowSeconds: number; rule: SilenceRule },
): Span[] {
  const smoothed = smooth(power, Math.max(1, Math.round(CLICK_SECONDS / windowSeconds)));
  const threshold = 10 ** (thresholdDb(smoothed, rule) / 10);
  const spans: Span[] = [];
  let start: number | null = null;
  for (let at = 0; at <= smoothed.length; at++) {
    const isSilent = at < smoothed.length && (smoothed[at] ?? 0) <= threshold;
    if (isSilent) start ??= at;
    else if (start !== null) {
      const span = { startSeconds: seconds(start), endSeconds: seconds(at) };
      if (span.endSeconds - span.startSeconds >= rule.shortestSeconds) spans.push(span);
      start = null;
    }
  }
  return spans;

  function seconds(window: number): number {
    return Math.round(window * windowSeconds * 1000) / 1000;
  }
}

function thresholdDb(power: readonly number[], rule: SilenceRule): number {
  const sorted = Float64Array.from(power).sort();
  const levelAt = (share: number) => toDb(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  const loudDb = levelAt(LOUD_SHARE);
  const wantedDb = Math.max(loudDb - rule.belowLoudDb, levelAt(NOISE_SHARE) + rule.aboveNoiseDb);
  return Math.max(Math.min(wantedDb, loudDb - rule.leastBelowLoudDb), rule.floorDb);
}

/** The median of each window and those around it, `width` at a time. */
function smooth(power: readonly number[], width: number): number[] {
  const half = Math.floor(width / 2);
  return power.map((_, at) => {
    const around = power.slice(Math.max(0, at - half), at + half + 1).sort((a, b) => a - b);
    return around[Math.floor(around.length / 2)] ?? 0;
  });
}

function toDb(power: number): number {
  return power > 0 ? 10 * Math.log10(power) : Number.NEGATIVE_INFINITY;
}
