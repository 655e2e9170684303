import { createHash } from 'node:crypto';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import type { AudioProbe, ImageProbe, Probe, VideoProbe } from '../probe/probe.ts';
import type { MediaProfile, Recipe } from '../recipe.ts';

/**
 * Eight hex digits that change with any figure of a recipe or of the profile it goes by: the hash of what
 * it plans for a few originals of every kind. Nobody need remember to raise a number.
 */
export function recipeFigures(recipe: Recipe, profile: MediaProfile): string {
  const settings = { ...NO_SETTINGS, focus: { x: 0.3, y: 0.6 }, reduceNoise: true };
  const plans = TYPICAL_ORIGINALS.filter(({ kind }) => recipe.kinds.includes(kind)).map((probe) =>
    recipe.plan(probe, { settings, profile }),
  );
  return createHash('sha256').update(JSON.stringify(plans)).digest('hex').slice(0, 8);
}

const technical = { container: '', bitrateKbps: null, streams: [] };
const UNKNOWN = { lang: null, framesPerSecond: null, bitrateKbps: null };
const mono = { index: 0, channels: 1, lang: null, isDefault: true };
const stereo = { ...mono, channels: 2 };
const image: ImageProbe = {
  kind: 'image',
  technical,
  format: 'plain',
  widthPx: 6000,
  heightPx: 4000,
};
const audio: AudioProbe = { kind: 'audio', technical, durationSeconds: 60, sounds: [stereo] };
const video: VideoProbe = {
  kind: 'video',
  technical,
  widthPx: 1920,
  heightPx: 1080,
  framesPerSecond: 50,
  durationSeconds: 3600,
  interlaced: true,
  hdr: 'pq',
  saysColour: true,
  sounds: [stereo],
  captions: [{ index: 0, lang: 'vi' }],
};

/** More pages than anything is made of. */
const MANY = 500;

function booklet(): ImageProbe {
  const size = { widthPx: 2480, heightPx: 3508 };
  const page = { kind: 'image', codec: '', channels: 3, sampleRateHz: null } as const;
  const streams = Array.from({ length: MANY }, () => ({ ...UNKNOWN, ...page, ...size }));
  return { ...image, ...size, technical: { ...technical, container: 'tiff', streams } };
}

function recorded(sampleRateHz: number, bitrateKbps: number | null): AudioProbe {
  const size = { widthPx: null, heightPx: null };
  const stream = { ...UNKNOWN, ...size, kind: 'audio', codec: '', channels: 2 } as const;
  return {
    ...audio,
    technical: { ...technical, streams: [{ ...stream, sampleRateHz, bitrateKbps }] },
  };
}

/** A film that does not say its colours; one line decides what they are taken for. */
function ofUnsaidColour(heightPx: number): VideoProbe {
  return { ...video, widthPx: 1280, heightPx, hdr: null, saysColour: false };
}

/** One original, at least, on either side of whatever a recipe tells apart. */
export const TYPICAL_ORIGINALS: readonly Probe[] = [
  image,
  { ...image, widthPx: 500, heightPx: 700 },
  booklet(),
  audio,
  { ...audio, durationSeconds: 6000, sounds: [mono] },
  recorded(44_100, 48),
  recorded(22_050, null),
  recorded(8000, null),
  video,
  { ...video, durationSeconds: 20, sounds: [], captions: [], hdr: null, interlaced: false },
  { ...video, widthPx: 300, heightPx: 200, framesPerSecond: 25, sounds: [mono], hdr: 'hlg' },
  ...['mov', 'ogg'].map((container) => ({ ...video, technical: { ...technical, container } })),
  ofUnsaidColour(720),
  ofUnsaidColour(718),
  ofUnsaidColour(576),
  { kind: 'document', technical, pages: [{ widthPt: 595, heightPt: 842 }] },
  {
    kind: 'document',
    technical,
    pages: Array.from({ length: MANY }, () => ({ widthPt: 595, heightPt: 842 })),
  },
];
