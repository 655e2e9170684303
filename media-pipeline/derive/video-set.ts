import { videoRungs } from '../plan/video-rungs.ts';
import type { VideoProbe } from '../probe/probe.ts';
import type { Recipe } from '../recipe.ts';
import { ffmpegOf } from '../tools.ts';
import { LOUDNESS } from './gain.ts';
import { atMostStereo, chooseSound } from './sound-track.ts';
import { isSeekable, planChunks } from './video/chunks.ts';
import { makeRenditions } from './video/make-renditions.ts';
import type { VideoSetParams } from './video/params.ts';
import type { FrameTreatment } from './video/picture-graph.ts';

const AAC_KBPS = { 1: 48, 2: 64 } as const;
const OPUS_KBPS = { 1: 24, 2: 48 } as const;

/**
 * A film in every size and form: progressive MP4 at 480 and 240 lines (H.264 and AAC, AV1 and Opus), its
 * sound alone for the slowest lines, and above a length HLS up to 1080. Encoded in pieces that outlive a killed run: docs/decisions/024.
 */
export const videoSet: Recipe<VideoSetParams> = {
  name: 'video-set',
  version: 4,
  tool: 'ffmpeg',
  kinds: ['video'],
  plan(probe, { settings, profile }) {
    if (probe.kind !== 'video') return null;
    const { durationSeconds } = probe;
    const isLong = durationSeconds !== null && durationSeconds > profile.hlsAboveSeconds;
    const sound = chooseSound(probe.sounds, settings);
    const channels = atMostStereo(sound?.channels ?? 1);
    const treatment = treatmentOf(probe);
    return {
      durationSeconds,
      chunks: planChunks(durationSeconds, isSeekable(probe)),
      rungs: videoRungs(probe, { av1: profile.av1, stream: isLong }),
      treatment,
      framesPerSecond: treatment.framesPerSecond ?? probe.framesPerSecond,
      sound: sound && {
        track: sound.index,
        channels,
        isTimedBySamples: probe.technical.container === 'ogg',
        loudness: LOUDNESS,
        aacKbps: AAC_KBPS[channels],
        opusKbps: profile.av1 ? OPUS_KBPS[channels] : null,
      },
      stream: isLong ? profile.hlsSegments : null,
    };
  },
  run(params, context) {
    return makeRenditions(ffmpegOf(context.tools), params, context);
  },
};

/** Some cameras say 30.02 and mean 30. */
const MOST_FRAMES_PER_SECOND = 30.5;
/** Lines from which a film that does not say its colours is taken for BT.709, as players do. */
const HD_LINES_PX = 720;

/** What a film's frames need before they are scaled. */
export function treatmentOf({
  interlaced,
  hdr,
  framesPerSecond,
  ...probe
}: VideoProbe): FrameTreatment {
  // Every second frame, or every fourth: evenly, whatever the rate.
  const every = Math.ceil(framesPerSecond / MOST_FRAMES_PER_SECOND);
  return {
    deinterlace: interlaced,
    hdr,
    framesPerSecond: every > 1 ? framesPerSecond / every : null,
    assumedColour: probe.saysColour
      ? null
      : Math.min(probe.widthPx, probe.heightPx) >= HD_LINES_PX
        ? 'bt709'
        : 'smpte170m',
  };
}
