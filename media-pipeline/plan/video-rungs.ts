import type { ImageSize } from './image-sizes.ts';

/** One encoding of the pictures of a film. */
export interface VideoRung extends ImageSize {
  /** `mp4-480` (H.264), `av1-480`: after the short side, as in "480p". */
  label: string;
  codec: 'h264' | 'av1';
  crf: number;
  maxrateKbps: number;
  preset: string;
  /** Frames the encoder holds to look ahead: past these it costs memory and gains nothing. */
  lookahead: number;
  /** Of H.264; AV1 has one that fits. */
  profile: 'main' | 'high' | null;
  /** Less than the film has: every so many are left out. `null` keeps them all. */
  framesPerSecondAtMost: number | null;
  /** Also a file of its own, beside its place in the stream. */
  isProgressive: boolean;
  isStreamed: boolean;
}

export interface RungsWanted {
  /** AV1 beside H.264, in files of their own. */
  av1: boolean;
  /** Also the rungs that only a stream has. */
  stream: boolean;
}

type Encoding = Pick<VideoRung, 'crf' | 'maxrateKbps' | 'preset' | 'profile' | 'lookahead'>;

interface Lines {
  linesPx: number;
  h264: Encoding;
  av1: Encoding | null;
  framesPerSecondAtMost: number | null;
  isProgressive: boolean;
}

/** Largest first. Figures: docs/decisions/024-films-in-pieces.md. */
const LADDER: readonly Lines[] = [
  {
    linesPx: 1080,
    h264: { crf: 22, maxrateKbps: 4500, preset: 'veryfast', lookahead: 6, profile: 'high' },
    av1: null,
    framesPerSecondAtMost: null,
    isProgressive: false,
  },
  {
    linesPx: 720,
    h264: { crf: 22, maxrateKbps: 2200, preset: 'veryfast', lookahead: 6, profile: 'high' },
    av1: null,
    framesPerSecondAtMost: null,
    isProgressive: false,
  },
  {
    linesPx: 480,
    h264: { crf: 24, maxrateKbps: 900, preset: 'medium', lookahead: 20, profile: 'main' },
    av1: { crf: 42, maxrateKbps: 720, preset: '10', lookahead: 1, profile: null },
    framesPerSecondAtMost: null,
    isProgressive: true,
  },
  {
    linesPx: 240,
    h264: { crf: 26, maxrateKbps: 300, preset: 'medium', lookahead: 20, profile: 'main' },
    av1: { crf: 42, maxrateKbps: 240, preset: '10', lookahead: 1, profile: null },
    framesPerSecondAtMost: null,
    isProgressive: true,
  },
  {
    linesPx: 144,
    h264: { crf: 29, maxrateKbps: 90, preset: 'medium', lookahead: 20, profile: 'main' },
    av1: null,
    framesPerSecondAtMost: 15,
    isProgressive: false,
  },
];

/** A rung this close to the next smaller one is not worth its own file. */
const WORTHWHILE = 1.15;

/**
 * The rungs to make of a film, largest first. A rung names the short side, so that a film held upright
 * gets as many pixels as one held flat. Rungs above the original shrink to it.
 */
export function videoRungs(original: ImageSize, wanted: RungsWanted): VideoRung[] {
  const shortPx = Math.min(original.widthPx, original.heightPx);
  const rungs: VideoRung[] = [];
  let previousPx = 0;
  for (const lines of LADDER.toReversed()) {
    if (!lines.isProgressive && !wanted.stream) continue;
    const sidePx = Math.min(lines.linesPx, shortPx);
    if (sidePx < previousPx * WORTHWHILE) continue;
    // What is thinned out goes below a whole rung, not in its place.
    if (lines.framesPerSecondAtMost !== null && shortPx < sidePx * WORTHWHILE) continue;
    rungs.unshift(...rungsOf(lines, { ...wanted, original, sidePx }));
    previousPx = sidePx;
  }
  return rungs;
}

interface OneSize extends RungsWanted {
  original: ImageSize;
  sidePx: number;
}

function rungsOf(
  { h264, framesPerSecondAtMost, isProgressive, ...lines }: Lines,
  { original, sidePx, av1, stream }: OneSize,
): VideoRung[] {
  const scale = sidePx / Math.min(original.widthPx, original.heightPx);
  const size = {
    widthPx: toEven(original.widthPx * scale, original.widthPx),
    heightPx: toEven(original.heightPx * scale, original.heightPx),
  };
  const name = toEven(sidePx, sidePx);
  const common = { ...size, framesPerSecondAtMost, isProgressive };
  return [
    { label: `mp4-${name}`, codec: 'h264', ...common, ...h264, isStreamed: stream },
    ...(av1 && lines.av1
      ? [
          {
            label: `av1-${name}`,
            codec: 'av1',
            ...common,
            ...lines.av1,
            isStreamed: false,
          } as const,
        ]
      : []),
  ];
}

/** 4:2:0 colour halves each side: both are even, and at least 2. */
function toEven(px: number, atMostPx: number): number {
  return Math.max(2, Math.min(Math.round(px / 2), Math.floor(atMostPx / 2)) * 2);
}
