import { z } from 'zod';
import type { TechnicalFacts } from '#domain/media-description.ts';
import { isLeftAlone } from '../ffmpeg/allowed-input.ts';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfprobe } from '../ffmpeg/run-ffmpeg.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { toLanguageTag } from './language-tag.ts';
import type { AudioProbe, CaptionTrack, SoundTrack, VideoProbe } from './probe.ts';

const MAX_DURATION_SECONDS = 12 * 3600;

const StreamSchema = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  channels: z.number().optional(),
  sample_rate: z.string().optional(),
  bit_rate: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().optional(),
  color_space: z.string().optional(),
  color_transfer: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  duration: z.string().optional(),
  disposition: z
    .object({ attached_pic: z.number().optional(), default: z.number().optional() })
    .optional(),
  tags: z.object({ language: z.string().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});
const FfprobeSchema = z.object({
  streams: z.array(StreamSchema).default([]),
  format: z
    .object({
      format_name: z.string().optional(),
      duration: z.string().optional(),
      bit_rate: z.string().optional(),
    })
    .default({}),
});
type Stream = z.output<typeof StreamSchema>;
type Printed = z.output<typeof FfprobeSchema>;

/** What ffprobe is asked for: what the schema reads, and no more. */
const ENTRIES = [
  'format=format_name,duration,start_time,bit_rate',
  `stream=${Object.keys(StreamSchema.shape).join(',')}`,
  'stream_disposition=attached_pic,default',
  'stream_tags=language',
  'stream_side_data=rotation',
].join(':');

export interface TimeBasedSource {
  kind: 'audio' | 'video';
  /** Absolute path. */
  source: string;
  signal?: AbortSignal | undefined;
}

/** Asks ffprobe, fenced, what an audio or video original is. */
export async function probeTimeBased(
  ffmpeg: Ffmpeg,
  { kind, source, signal }: TimeBasedSource,
): Promise<AudioProbe | VideoProbe | Refusal> {
  const text = await runFfprobe(ffmpeg, { source, entries: ENTRIES, signal });
  if (typeof text !== 'string')
    return text.name === 'undecodable' ? refuse('not-time-based') : text;
  return readProbe(text, kind);
}

/** Reads what ffprobe printed as JSON. */
export function readProbe(
  text: string,
  kind: 'audio' | 'video',
): AudioProbe | VideoProbe | Refusal {
  const printed = FfprobeSchema.parse(JSON.parse(text));
  const { streams, format } = printed;
  const sounds = soundTracks(streams);
  const picture = streams.find(
    (stream) =>
      stream.codec_type === 'video' && stream.codec_name && !stream.disposition?.attached_pic,
  );
  const firstSound = streams.find(({ codec_type }) => codec_type === 'audio');
  const durationSeconds = toSeconds(format.duration ?? firstSound?.duration ?? picture?.duration);
  if (durationSeconds !== null && durationSeconds > MAX_DURATION_SECONDS) return refuse('too-long');
  const technical = technicalFacts(printed);
  if (kind === 'audio') {
    if (sounds.length > 0) return { kind, technical, durationSeconds, sounds };
    return refuse(isLeftAlone(firstSound?.codec_name) ? 'unread-codec' : 'no-sound');
  }
  if (isLeftAlone(picture?.codec_name)) return refuse('unread-codec');
  const size = picture && displaySize(picture);
  if (!picture || !size) return refuse('no-picture');
  return {
    kind,
    technical,
    ...size,
    framesPerSecond: toRate(picture.avg_frame_rate) || toRate(picture.r_frame_rate) || 25,
    durationSeconds,
    interlaced: ['tt', 'bb', 'tb', 'bt'].includes(picture.field_order ?? ''),
    hdr: hdrOf(picture),
    saysColour: !['unknown', undefined].includes(picture.color_space),
    sounds,
    captions: captionTracks(streams),
  };
}

/** Tracks that later steps can decode, at their place among all sound tracks. */
function soundTracks(streams: readonly Stream[]): SoundTrack[] {
  return streams
    .filter(({ codec_type }) => codec_type === 'audio')
    .flatMap((stream, index) =>
      stream.codec_name && stream.channels && !isLeftAlone(stream.codec_name)
        ? [
            {
              index,
              channels: stream.channels,
              lang: toLanguageTag(stream.tags?.language),
              isDefault: stream.disposition?.default === 1,
            },
          ]
        : [],
    );
}

const TEXT_CODECS: ReadonlySet<string> = new Set([
  'subrip',
  'webvtt',
  'mov_text',
  'ass',
  'ssa',
  'text',
]);

function captionTracks(streams: readonly Stream[]): CaptionTrack[] {
  return streams
    .filter(({ codec_type }) => codec_type === 'subtitle')
    .flatMap(({ codec_name, tags }, index) =>
      TEXT_CODECS.has(codec_name ?? '') ? [{ index, lang: toLanguageTag(tags?.language) }] : [],
    );
}

/** ITU-R BT.2100: perceptual quantizer (SMPTE ST 2084) or hybrid log-gamma (ARIB STD-B67). */
function hdrOf({ color_transfer }: Stream): VideoProbe['hdr'] {
  if (color_transfer === 'smpte2084') return 'pq';
  return color_transfer === 'arib-std-b67' ? 'hlg' : null;
}

function technicalFacts({ streams, format }: Printed): TechnicalFacts {
  return {
    container: format.format_name ?? 'unknown',
    bitrateKbps: toKbps(format.bit_rate),
    streams: streams.flatMap((stream) => {
      const { codec_type: kind, codec_name: codec, width, height, channels } = stream;
      if (kind !== 'video' && kind !== 'audio' && kind !== 'subtitle') return [];
      return [
        {
          kind,
          codec: codec ?? 'unknown',
          lang: toLanguageTag(stream.tags?.language),
          widthPx: width ?? null,
          heightPx: height ?? null,
          framesPerSecond: kind === 'video' ? toRate(stream.avg_frame_rate) || null : null,
          sampleRateHz: Number(stream.sample_rate) || null,
          channels: channels ?? null,
          bitrateKbps: toKbps(stream.bit_rate),
        },
      ];
    }),
  };
}

function displaySize(picture: Stream): { widthPx: number; heightPx: number } | null {
  if (!picture.width || !picture.height) return null;
  const [horizontal, vertical] = (picture.sample_aspect_ratio ?? '1:1').split(':').map(Number);
  const aspect = horizontal && vertical ? horizontal / vertical : 1;
  const wide = { widthPx: Math.round(picture.width * aspect), heightPx: picture.height };
  const rotation = picture.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const isTurned = Math.abs(rotation ?? 0) % 180 === 90;
  return isTurned ? { widthPx: wide.heightPx, heightPx: wide.widthPx } : wide;
}

function toSeconds(text: string | undefined): number | null {
  const seconds = Number(text);
  return text !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function toKbps(text: string | undefined): number | null {
  const bits = Number(text);
  return Number.isFinite(bits) && bits > 0 ? Math.round(bits / 1000) : null;
}

function toRate(text: string | undefined): number {
  const [frames, seconds] = (text ?? '').split('/').map(Number);
  return frames && seconds ? frames / seconds : 0;
}
