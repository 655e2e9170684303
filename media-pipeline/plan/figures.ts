import { createHash } from 'node:crypto';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import type { AudioProbe, Probe, VideoProbe } from '../probe/probe.ts';
import type { MediaProfile, Recipe } from '../recipe.ts';

/**
 * Eight hex digits that change with any figure of a recipe or of the profile it goes by: the hash of what
 * it plans for a few originals of every kind. Nobody need remember to raise a number.
 */
export function recipeFigures(recipe: Recipe, profile: MediaProfile): string {
  const settings = { ...NO_SETTINGS, focus: { x: 0.3, y: 0.6 }, reduceNoise: true };
  const plans = TYPICAL.filter(({ kind }) => recipe.kinds.includes(kind)).map((probe) =>
    recipe.plan(probe, { settings, profile }),
  );
  return createHash('sha256').update(JSON.stringify(plans)).digest('hex').slice(0, 8);
}

const technical = { container: '', bitrateKbps: null, streams: [] };
const mono = { index: 0, channels: 1, lang: null, isDefault: true };
const stereo = { ...mono, channels: 2 };
const audio: AudioProbe = { kind: 'audio', technical, durationSeconds: 60, sounds: [stereo] };
const video: VideoProbe = {
  kind: 'video',
  technical,
  widthPx: 1920,
  heightPx: 1080,
  framesPerSecond: 50,
  durationSeconds: 3600,
  startSeconds: 0,
  interlaced: true,
  hdr: 'pq',
  saysColour: true,
  sounds: [stereo],
  captions: [{ index: 0, lang: 'vi' }],
};

const TYPICAL: readonly Probe[] = [
  { kind: 'image', technical, format: 'plain', widthPx: 6000, heightPx: 4000 },
  { kind: 'image', technical, format: 'plain', widthPx: 500, heightPx: 700 },
  audio,
  { ...audio, durationSeconds: 6000, sounds: [mono] },
  video,
  { ...video, durationSeconds: 20, sounds: [], captions: [], hdr: null, interlaced: false },
  { ...video, widthPx: 300, heightPx: 200, framesPerSecond: 25, sounds: [mono], hdr: 'hlg' },
  { kind: 'document', technical, pages: [{ widthPt: 595, heightPt: 842 }] },
];
