import type { ImageSize } from '../../plan/image-sizes.ts';

/** ITU-T H.264, table A-1: most macroblocks of 16 × 16 a second, at 30 frames. */
const LEVELS = [
  { level: '3.0', macroblocks: 40_500 / 30 },
  { level: '3.1', macroblocks: 108_000 / 30 },
  { level: '4.0', macroblocks: 245_760 / 30 },
];

/** The lowest level of H.264 from 3.0 on that holds pictures of this size at 30 a second. */
export function levelOf({ widthPx, heightPx }: ImageSize): string {
  const macroblocks = Math.ceil(widthPx / 16) * Math.ceil(heightPx / 16);
  return LEVELS.find((each) => macroblocks <= each.macroblocks)?.level ?? '5.1';
}
