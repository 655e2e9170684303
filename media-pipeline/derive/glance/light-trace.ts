/** How the light of a film moves: one entry a frame, made of pictures so small that noise and grain are gone. */
export interface LightTrace {
  /** Mean brightness, 0–255. */
  means: number[];
  /** Mean difference of the pixels from those of the frame before, 0–255; 0 for the first. */
  steps: number[];
  /** The same against `LEAP` frames before; 0 where there is none. */
  leaps: number[];
}

/** Grey, one byte a pixel. */
export const LIGHT_SIZE = { widthPx: 64, heightPx: 36 } as const;
/** A flash is over within so many frames. */
export const LEAP = 5;

const FRAME_BYTES = LIGHT_SIZE.widthPx * LIGHT_SIZE.heightPx;

/** Takes raw grey frames of `LIGHT_SIZE` in pieces of any size; a frame that is cut off at the end is left out. */
export function lightReader(): { push(piece: Uint8Array): void; trace: LightTrace } {
  const trace: LightTrace = { means: [], steps: [], leaps: [] };
  const kept = Array.from({ length: LEAP + 1 }, () => new Uint8Array(FRAME_BYTES));
  let filled = 0;

  const frameBefore = (frames: number) => {
    const at = trace.means.length - frames;
    return at < 0 ? undefined : kept[at % kept.length];
  };
  const take = (frame: Uint8Array) => {
    const steps = differenceOf(frame, frameBefore(1));
    const leaps = differenceOf(frame, frameBefore(LEAP));
    trace.means.push(frame.reduce((sum, value) => sum + value, 0) / FRAME_BYTES);
    trace.steps.push(steps);
    trace.leaps.push(leaps);
  };
  return {
    trace,
    push(piece) {
      for (let at = 0; at < piece.length; ) {
        const frame = frameBefore(0);
        if (!frame) return;
        const taken = piece.subarray(at, at + FRAME_BYTES - filled);
        frame.set(taken, filled);
        filled += taken.length;
        at += taken.length;
        if (filled < FRAME_BYTES) return;
        filled = 0;
        take(frame);
      }
    },
  };
}

function differenceOf(frame: Uint8Array, other: Uint8Array | undefined): number {
  if (!other) return 0;
  let sum = 0;
  for (let at = 0; at < FRAME_BYTES; at += 1) {
    sum += Math.abs((frame[at] ?? 0) - (other[at] ?? 0));
  }
  return sum / FRAME_BYTES;
}
