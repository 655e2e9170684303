import type { ImageSize } from './image-sizes.ts';

export interface VideoRung extends ImageSize {
  /** `mp4-480`, after the short side, as in "480p". */
  label: string;
  crf: number;
  maxrateKbps: number;
  level: string;
  aacKbps: number;
}

const RUNGS = [
  { heightPx: 480, crf: 24, maxrateKbps: 900, level: '3.1', aacKbps: 64 },
  { heightPx: 240, crf: 26, maxrateKbps: 300, level: '3.0', aacKbps: 48 },
];

/** A rung this close to the next smaller one is not worth its own file. */
const WORTHWHILE = 1.15;

/**
 * The rungs to make of a film, largest first. A rung names the short side, so that a film held upright
 * gets as many pixels as one held flat. Rungs above the original shrink to it.
 */
export function videoRungs(original: ImageSize): VideoRung[] {
  const shortPx = Math.min(original.widthPx, original.heightPx);
  const smallestFirst = [...RUNGS].sort((a, b) => a.heightPx - b.heightPx);
  const rungs: VideoRung[] = [];
  let previousPx = 0;
  for (const { heightPx, ...settings } of smallestFirst) {
    const sidePx = Math.min(heightPx, shortPx);
    if (sidePx < previousPx * WORTHWHILE) continue;
    const scale = sidePx / shortPx;
    rungs.unshift({
      label: `mp4-${toEven(sidePx, sidePx)}`,
      widthPx: toEven(original.widthPx * scale, original.widthPx),
      heightPx: toEven(original.heightPx * scale, original.heightPx),
      ...settings,
    });
    previousPx = sidePx;
  }
  return rungs;
}

/** H.264 with 4:2:0 colour halves each side: both are even, and at least 2. */
function toEven(px: number, atMostPx: number): number {
  return Math.max(2, Math.min(Math.round(px / 2), Math.floor(atMostPx / 2)) * 2);
}
