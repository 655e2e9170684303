import { join } from 'node:path';
import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';
import { CLEAN_OUTPUT, runFfmpeg } from '../../ffmpeg/run-ffmpeg.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { gainFilters, type Loudness } from '../gain.ts';

export interface FilmSound {
  /** Among the sound tracks, counted from 0. */
  track: number;
  channels: 1 | 2;
  /** Ogg counts samples; what ffmpeg makes of its times can be off by seconds. */
  isTimedBySamples: boolean;
  loudness: Loudness;
  aacKbps: number;
  /** Beside AV1; `null` where there is none. */
  opusKbps: number | null;
}

export interface SoundOptions {
  source: string;
  folder: string;
  sound: FilmSound;
  loudnessLufs: number | null;
  durationSeconds: number | null;
  signal: AbortSignal;
}

export type SoundCodec = 'aac' | 'opus';

/** The codecs a film's sound is encoded in. */
export function soundCodecs({ opusKbps }: FilmSound): SoundCodec[] {
  return opusKbps === null ? ['aac'] : ['aac', 'opus'];
}

/**
 * Encodes the sound of a film once for all its rungs, as MP4, from one decode. Gaps in the original are
 * filled, and a late beginning too, so that it stays with the pictures.
 */
export async function encodeSound(
  ffmpeg: Ffmpeg,
  { source, folder, sound, loudnessLufs, durationSeconds, signal }: SoundOptions,
): Promise<Record<SoundCodec, string> | Refusal> {
  const paths = { aac: join(folder, 'sound-aac.mp4'), opus: join(folder, 'sound-opus.mp4') };
  const encoders: Record<SoundCodec, string[]> = {
    aac: ['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', `${sound.aacKbps}k`],
    opus: ['-c:a', 'libopus', '-b:a', `${sound.opusKbps}k`],
  };
  const codecs = soundCodecs(sound);
  const layout = sound.channels === 1 ? 'mono' : 'stereo';
  const filters = [
    ...(sound.isTimedBySamples ? ['asetpts=N/SR/TB'] : []),
    'aresample=48000:async=1:first_pts=0',
    `aformat=channel_layouts=${layout}`,
    ...gainFilters(loudnessLufs, sound.loudness),
    `asplit=${codecs.length}`,
  ];
  const outs = codecs.map((codec) => `[${codec}]`).join('');
  const run = await runFfmpeg(ffmpeg, {
    source,
    writableFolder: folder,
    durationSeconds,
    signal,
    output: [
      // What can be heard is kept, however many packets are broken.
      ...['-max_error_rate', '1'],
      ...['-filter_complex', `[0:a:${sound.track}]${filters.join(',')}${outs}`],
      ...codecs.flatMap((codec) => [
        ...['-map', `[${codec}]`, ...encoders[codec], ...CLEAN_OUTPUT],
        ...['-f', 'mp4', paths[codec]],
      ]),
    ],
  });
  return isRefusal(run) ? run : paths;
}
