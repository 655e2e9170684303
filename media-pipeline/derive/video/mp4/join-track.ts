import type { Fragment, FragmentedTrack, Sample } from './read-fragments.ts';

/** A stretch that begins with a key frame, as a player fetches it. */
export interface Segment {
  /** In ticks from the film's beginning. */
  startTicks: number;
  durationTicks: number;
  /** In the order of decoding. `shownAtTicks` from the film's beginning. */
  samples: Sample[];
  /** Where the bytes of the samples lie. */
  sources: { path: string; offset: number; sizeBytes: number }[];
}

export interface JoinedTrack {
  moov: Buffer;
  ticksPerSecond: number;
  segments: Segment[];
  durationTicks: number;
  sampleCount: number;
  /** The most by which a picture is shown before its turn in the decoding. */
  leadTicks: number;
}

export interface JoinOptions {
  /** What the clock of the pieces is ahead by; what lies before is left out. */
  offsetSeconds: number;
  segmentSeconds: number;
}

/**
 * Joins the pieces of a track, encoded apart but on one clock, to one sequence of segments. A segment
 * begins at the first key frame past each whole multiple of `segmentSeconds`. Throws where pieces are not
 * coded alike. `null`: there is not one sample.
 */
export function joinTrack(
  pieces: readonly FragmentedTrack[],
  { offsetSeconds, segmentSeconds }: JoinOptions,
): JoinedTrack | null {
  const filled = pieces.filter(({ fragments }) => fragments.length > 0);
  const [first] = filled;
  if (!first) return null;
  const { moov, ticksPerSecond } = first;
  if (filled.some((piece) => !piece.moov.equals(moov))) {
    throw new Error('pieces of a film were coded in different ways');
  }
  const offsetTicks = Math.round(offsetSeconds * ticksPerSecond);
  const segments: Segment[] = [];
  let inSegment = -1;
  for (const fragment of filled.flatMap(({ fragments }) => fragments)) {
    let at = fragment.offset;
    for (const sample of fragment.samples) {
      const shown = { ...sample, atTicks: sample.atTicks - offsetTicks };
      // What an encoder of sound puts before the first moment.
      if (shown.atTicks >= 0) {
        const segment = Math.floor(shown.atTicks / (segmentSeconds * ticksPerSecond));
        if (segments.length === 0 || (shown.isKey && segment > inSegment)) {
          segments.push({ startTicks: shown.atTicks, durationTicks: 0, samples: [], sources: [] });
          inSegment = segment;
        }
        addTo(segments.at(-1), shown, { path: fragment.path, offset: at });
      }
      at += sample.sizeBytes;
    }
  }
  setDurations(segments);
  return {
    moov,
    ticksPerSecond,
    segments,
    durationTicks: segments.reduce((sum, { durationTicks }) => sum + durationTicks, 0),
    sampleCount: segments.reduce((sum, { samples }) => sum + samples.length, 0),
    leadTicks: segments.reduce((most, { samples }) => Math.max(most, leadOf(samples)), 0),
  };
}

function addTo(
  segment: Segment | undefined,
  sample: Sample,
  { path, offset }: Pick<Fragment, 'path' | 'offset'>,
): void {
  if (!segment) return;
  segment.samples.push(sample);
  const last = segment.sources.at(-1);
  if (last && last.path === path && last.offset + last.sizeBytes === offset) {
    last.sizeBytes += sample.sizeBytes;
  } else segment.sources.push({ path, offset, sizeBytes: sample.sizeBytes });
}

/** Moments at which samples are shown, in order. */
export function shownInTurn(samples: readonly Sample[]): number[] {
  return samples.map(({ atTicks }) => atTicks).sort((a, b) => a - b);
}

function leadOf(samples: readonly Sample[]): number {
  const shown = shownInTurn(samples);
  return samples.reduce(
    (most, { atTicks }, index) => Math.max(most, (shown[index] ?? 0) - atTicks),
    0,
  );
}

/** Every segment lasts until the next begins; the last, until its own last sample ends. */
function setDurations(segments: readonly Segment[]): void {
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    const last = segment.samples.reduce((a, b) => (b.atTicks > a.atTicks ? b : a));
    const endTicks = next?.startTicks ?? last.atTicks + lastDuration(segment, last);
    segment.durationTicks = endTicks - segment.startTicks;
  }
}

/** How long the last picture of a film stands: as long as the one before it. */
function lastDuration({ samples }: Segment, last: Sample): number {
  const before = samples
    .filter(({ atTicks }) => atTicks < last.atTicks)
    .reduce((latest, { atTicks }) => Math.max(latest, atTicks), -1);
  return before < 0 ? Math.max(last.durationTicks, 1) : last.atTicks - before;
}
