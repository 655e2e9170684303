import type { Span } from '#domain/media-description.ts';
import { INPUT_GUARD } from '../ffmpeg/allowed-input.ts';
import type { Recipe } from '../recipe.ts';
import { refuse } from '../refusal.ts';
import { encodeSound, type SoundFilesParams, soundSet } from './sound-set.ts';

interface SoundCleanParams extends SoundFilesParams {
  reductionDb: number;
  /** Cut off both ends of the silence: words fade into it. */
  marginSeconds: number;
  /** Of silence is enough to know the noise by. */
  sampleSeconds: number;
}

/**
 * A copy with less noise beside the others, where an editor asks for it. The noise is known by the
 * longest silence, which is played to the filter before the recording itself.
 */
export const soundClean: Recipe<SoundCleanParams> = {
  name: 'sound-clean',
  version: 3,
  tool: 'ffmpeg',
  kinds: ['audio'],
  plan(probe, context) {
    if (!context.settings.reduceNoise) return null;
    const params = soundSet.plan(probe, context);
    const best = params?.rungs.findLast(({ codec }) => codec === 'opus');
    if (!params || !best) return null;
    // More than 12 dB makes voices sound as if under water.
    return { ...params, rungs: [best], reductionDb: 12, marginSeconds: 0.1, sampleSeconds: 4 };
  },
  async run(params, context) {
    const silence = longest(context.findings.silences ?? []);
    if (silence === null || context.findings.loudnessLufs === null) return refuse('no-silence');
    const { track, reductionDb, marginSeconds, sampleSeconds } = params;
    const startSeconds = silence.startSeconds + marginSeconds;
    const available = silence.endSeconds - marginSeconds - startSeconds;
    const length = Math.min(available, sampleSeconds).toFixed(3);
    return encodeSound(params, context, {
      // The original once more, its silence before all of it.
      input: [
        ...['-ss', startSeconds.toFixed(3), '-t', length],
        ...['-i', `file:${context.source}`, ...INPUT_GUARD],
      ],
      from: `[0:a:${track}][1:a:${track}]concat=n=2:v=0:a=1[joined];[joined]`,
      filters: [
        `asendcmd=c='0.02 afftdn sn start;${length} afftdn sn stop'`,
        `afftdn=noise_reduction=${reductionDb}`,
        `atrim=start=${length}`,
        'asetpts=PTS-STARTPTS',
      ],
      suffix: '-denoised',
    });
  },
};

function longest(silences: readonly Span[]): Span | null {
  return silences.reduce<Span | null>(
    (found, span) => (found !== null && lengthOf(found) >= lengthOf(span) ? found : span),
    null,
  );
}

function lengthOf({ startSeconds, endSeconds }: Span): number {
  return endSeconds - startSeconds;
}
