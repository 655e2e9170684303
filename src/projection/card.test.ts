import { expect, test } from 'vitest';
import type { PublicDerivative } from '#domain/public/media.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import { type MediaGlimpse, toCard } from './card.ts';
import { aRecord, OPEN, projectFirst } from './test-records.ts';

const sound = (label: string, mediaType: string, sizeBytes: number): PublicDerivative => ({
  role: 'rendition',
  label,
  path: `media/x/${label}`,
  mediaType,
  sizeBytes,
  widthPx: null,
  heightPx: null,
  durationSeconds: 10,
  bitrateKbps: 24,
});
const OPUS = sound('opus-24k', 'audio/webm; codecs=opus', 30);
const AAC = sound('aac-64k', 'audio/mp4; codecs="mp4a.40.2"', 80);
const MP3 = sound('mp3-96k', 'audio/mpeg', 120);

const reading = (more: Partial<MediaGlimpse> = {}): MediaGlimpse => ({
  kind: 'audio',
  synthetic: true,
  speechLanguages: ['vi'],
  derivatives: [OPUS, AAC, MP3],
  thumbhash: null,
  ...more,
});

function readingsOn(glimpse: MediaGlimpse | null) {
  const record = aRecord({
    ...{ id: 'hat', type: 'custom', domain: 'oral', access: OPEN, media: ['doc'] },
    rights: { licence: 'CC0-1.0' },
  });
  const entry = projectFirst([record]);
  if (entry === null || entry.type === 'tombstone') throw new Error('the record is not public');
  const sources = {
    glimpse: () => (glimpse === null ? null : { ...glimpse, elsewhere: false }),
    monthsOfHoldings: () => [],
  };
  return toCard({ ...entry, media: ['doc'] } as PublicRecord, sources).readings;
}

test('a card offers the reading of its summary, the lightest file first and one for every browser', () => {
  const files = readingsOn(reading())[0]?.files.map(({ path }) => path);
  expect(files).toEqual(['media/x/opus-24k', 'media/x/aac-64k']);
  expect(readingsOn(reading({ derivatives: [MP3] }))[0]?.files).toHaveLength(1);
});

test('never a person’s voice, a film, a reading that is hidden, or one not yet made', () => {
  expect(readingsOn(reading({ synthetic: false }))).toEqual([]);
  expect(readingsOn(reading({ kind: 'video' }))).toEqual([]);
  expect(readingsOn(reading({ derivatives: [] }))).toEqual([]);
  expect(readingsOn(reading({ speechLanguages: [] }))).toEqual([]);
  expect(readingsOn(null)).toEqual([]);
});
