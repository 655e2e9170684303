import type { Pixels } from '../image-set.ts';
import type { LightTrace } from './light-trace.ts';
import type { Moment } from './storyboard.ts';

/** What one picture is like. */
export interface Look {
  /** Mean of the luma, 0–255. */
  brightness: number;
  /** Standard deviation of the luma. */
  contrast: number;
  /** Variance of the Laplacian of the luma: high where edges are sharp. */
  sharpness: number;
  /** Spread and strength of the opponent colours (Hasler and Süsstrunk, 2003); 0 for grey. */
  colour: number;
  /** Share of the picture that one narrow band of tones takes: near 1 for a title on black. */
  flatness: number;
}

const TONES = 16;

/** Looks at one picture, three bytes a pixel. */
export function lookAt({ data, widthPx, heightPx }: Pixels): Look {
  const luma = new Float32Array(widthPx * heightPx);
  const tones = new Uint32Array(TONES);
  const [grey, redGreen, yellowBlue] = [spread(), spread(), spread()];
  for (let at = 0; at < luma.length; at += 1) {
    const red = data[3 * at] ?? 0;
    const green = data[3 * at + 1] ?? 0;
    const blue = data[3 * at + 2] ?? 0;
    const value = 0.299 * red + 0.587 * green + 0.114 * blue;
    luma[at] = value;
    const tone = Math.min(TONES - 1, Math.floor((value * TONES) / 256));
    tones[tone] = (tones[tone] ?? 0) + 1;
    grey.add(value);
    redGreen.add(red - green);
    yellowBlue.add((red + green) / 2 - blue);
  }
  const edges = spread();
  for (let y = 1; y < heightPx - 1; y += 1) {
    for (let x = 1; x < widthPx - 1; x += 1) {
      const at = y * widthPx + x;
      const around =
        (luma[at - 1] ?? 0) +
        (luma[at + 1] ?? 0) +
        (luma[at - widthPx] ?? 0) +
        (luma[at + widthPx] ?? 0);
      edges.add(around - 4 * (luma[at] ?? 0));
    }
  }
  return {
    brightness: grey.mean(),
    contrast: Math.sqrt(grey.variance()),
    sharpness: edges.variance(),
    colour:
      Math.sqrt(redGreen.variance() + yellowBlue.variance()) +
      0.3 * Math.hypot(redGreen.mean(), yellowBlue.mean()),
    flatness: Math.max(...tones) / Math.max(1, luma.length),
  };
}

function spread() {
  let [count, sum, squares] = [0, 0, 0];
  const mean = () => (count === 0 ? 0 : sum / count);
  return {
    add(value: number) {
      count += 1;
      sum += value;
      squares += value * value;
    },
    mean,
    variance: () => (count === 0 ? 0 : Math.max(0, squares / count - mean() ** 2)),
  };
}

/** Where a picture stands in its film. */
export interface Standing {
  /** Share of the film that is over, 0–1. */
  share: number;
  /** By how much the mean brightness changes just around it, 0–255; a cut aside, that is a fade. */
  unrest: number;
}

/**
 * How well a picture stands for its film, 0–1; 0 for one that shows nothing: black, white, or all of one
 * tone. Sharpness counts most, then contrast and colour; a fade, a title on a plain ground, the first
 * seconds and the last count against it.
 */
export function posterScore(look: Look, { share, unrest }: Standing): number {
  if (look.contrast < 8 || look.brightness < 16 || look.brightness > 240) return 0;
  const light = triangle(look.brightness, { from: 16, full: [70, 185], to: 240 });
  const quality =
    0.5 * saturating(look.sharpness, 400) +
    0.3 * saturating(look.contrast, 40) +
    0.2 * saturating(look.colour, 30);
  const plain = 1 - Math.max(0, look.flatness - 0.4) / 0.6;
  const steady = 1 / (1 + Math.max(0, unrest - 6) / 8);
  const placed = share < 0.05 ? 0.7 : share > 0.93 ? 0.8 : 1;
  return quality * (0.4 + 0.6 * light) * plain * steady * placed;
}

const saturating = (value: number, half: number) => value / (value + half);

function triangle(
  value: number,
  { from, full: [first, last], to }: { from: number; full: [number, number]; to: number },
): number {
  if (value < first) return Math.max(0, (value - from) / (first - from));
  return value > last ? Math.max(0, (to - value) / (to - last)) : 1;
}

/** Half of the time around a picture that tells a fade. */
const AROUND_SECONDS = 0.4;

/** The moment that best stands for a film; `null` when nothing of it shows anything. */
export function posterMoment(
  moments: Iterable<Moment>,
  film: { durationSeconds: number; light: LightTrace; times: readonly number[] },
): number | null {
  let best: { atSeconds: number; score: number } | null = null;
  for (const { atSeconds, pixels } of moments) {
    const share = atSeconds / Math.max(film.durationSeconds, 0.001);
    const score = posterScore(lookAt(pixels), { share, unrest: unrestAt(atSeconds, film) });
    if (score > (best?.score ?? 0)) best = { atSeconds, score };
  }
  return best?.atSeconds ?? null;
}

function unrestAt(
  atSeconds: number,
  { light, times }: { light: LightTrace; times: readonly number[] },
): number {
  const around = light.means.filter((_, at) => {
    const time = times[at];
    return time !== undefined && Math.abs(time - atSeconds) <= AROUND_SECONDS;
  });
  return around.length === 0 ? 0 : Math.max(...around) - Math.min(...around);
}
