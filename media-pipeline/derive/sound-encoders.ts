import type { MadeFile } from './made.ts';
import type { SoundRung } from './sound-rungs.ts';

/**
 * A packet begins where the one before ended, as in the waveform: the times of a damaged original jump back,
 * or its sample rate changes on the way, and many packets would stand upon one moment.
 */
const ONE_AFTER_THE_OTHER = [
  '-bsf:a',
  'setts=ts=if(eq(N\\,0)\\,PTS\\,PREV_OUTPTS+PREV_OUTDURATION)',
];

/**
 * Output options of ffmpeg for one file.
 *
 * Opus goes without the analysis that tells speech from music (complexity 7 and above): it costs four
 * times the work. `audio` rather than `voip`: half of an archive is song, gong and flute, and speech at
 * 24 kbit/s sounds no worse by it at the same effort. Frames of 60 ms save the headers that weigh at this rate.
 * In WebM with its index in front, not in Ogg: of an Ogg file browsers fetch the end first, to learn its length.
 * AAC's fast coder is also the better one at this rate; LAME's quality 7 equals 5 for one voice at 96.
 */
export function encoderOptions({ codec, kbps, channels, sampleRateHz }: SoundRung): string[] {
  const common = ['-b:a', `${kbps}k`, '-ac', `${channels}`, '-ar', `${sampleRateHz}`];
  switch (codec) {
    case 'opus':
      return [
        ...['-c:a', 'libopus', '-application', 'audio', ...common],
        ...(kbps < 64
          ? ['-vbr', 'constrained', '-compression_level', '5', '-frame_duration', '60']
          : ['-compression_level', '3']),
        ...ONE_AFTER_THE_OTHER,
        ...['-cues_to_front', '1', '-f', 'webm'],
      ];
    case 'aac':
      return [
        ...['-c:a', 'aac', '-aac_coder', 'fast', ...common],
        ...ONE_AFTER_THE_OTHER,
        ...['-movflags', '+faststart', '-f', 'ipod'],
      ];
    case 'mp3':
      return [
        ...['-c:a', 'libmp3lame', '-compression_level', '7', ...common],
        // The Xing header tells players the length, and where to jump.
        ...['-id3v2_version', '0', '-write_id3v1', '0', '-write_xing', '1', '-f', 'mp3'],
      ];
  }
}

const FORMS = {
  opus: { extension: 'webm', mediaType: 'audio/webm; codecs=opus' },
  aac: { extension: 'm4a', mediaType: 'audio/mp4; codecs="mp4a.40.2"' },
  mp3: { extension: 'mp3', mediaType: 'audio/mpeg' },
} as const;

/** The file of a rung: `opus-24k`, and `-denoised` after it where noise was taken away. */
export function soundFile({ codec, kbps }: SoundRung, suffix = ''): MadeFile {
  const label = `${codec}-${kbps}k${suffix}`;
  const { extension, mediaType } = FORMS[codec];
  return {
    role: 'rendition',
    label,
    fileName: `${label}.${extension}`,
    mediaType,
    widthPx: null,
    heightPx: null,
    durationSeconds: null,
    bitrateKbps: kbps,
  };
}
