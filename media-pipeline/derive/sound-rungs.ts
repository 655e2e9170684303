import type { AudioProbe, SoundTrack } from '../probe/probe.ts';
import { atMostStereo } from './sound-track.ts';

/** One file to make of a sound track. */
export interface SoundRung {
  codec: 'opus' | 'aac' | 'mp3';
  kbps: number;
  channels: 1 | 2;
  sampleRateHz: number;
}

const FULL_RATE_HZ = 48_000;

/**
 * The files to make of a sound track: Opus for slow lines and for music, AAC for telephones without Opus,
 * MP3 for loudspeakers with a memory stick. None holds more than the original does: what a telephone
 * line or a memo recorder caught gets no rung for music, and fewer bits in the others.
 */
export function soundRungs(probe: Pick<AudioProbe, 'technical'>, sound: SoundTrack): SoundRung[] {
  const stream = probe.technical.streams.filter(({ kind }) => kind === 'audio')[sound.index];
  const rateHz = stream?.sampleRateHz ?? FULL_RATE_HZ;
  const originalKbps =
    stream?.bitrateKbps ?? probe.technical.bitrateKbps ?? Number.POSITIVE_INFINITY;
  if (rateHz < 16_000) {
    return [mono('opus', 16, FULL_RATE_HZ), mono('aac', 32, 16_000), mono('mp3', 32, 16_000)];
  }
  if (rateHz < 32_000) {
    return [mono('opus', 24, FULL_RATE_HZ), mono('aac', 48, 24_000), mono('mp3', 64, 24_000)];
  }
  const channels = atMostStereo(sound.channels);
  return [
    mono('opus', 24, FULL_RATE_HZ),
    ...(originalKbps > 64
      ? [{ codec: 'opus' as const, kbps: 64, channels, sampleRateHz: FULL_RATE_HZ }]
      : []),
    { codec: 'aac', kbps: 64, channels, sampleRateHz: FULL_RATE_HZ },
    mono('mp3', 96, FULL_RATE_HZ),
  ];
}

function mono(codec: SoundRung['codec'], kbps: number, sampleRateHz: number): SoundRung {
  return { codec, kbps, channels: 1, sampleRateHz };
}
