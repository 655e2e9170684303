import { describe, expect, test } from 'vitest';
import type { PublicDerivative, PublicMediaFacts } from '#domain/public/media.ts';
import { formatFor } from '#i18n/format.ts';
import { translatorFor } from '#i18n/translator.ts';
import {
  choicesToHear,
  filmChoices,
  filmSources,
  linesOf,
  mostBytes,
  soundChoices,
  soundSources,
  streamOf,
} from './choices.ts';

const vi = translatorFor('vi');
const words = { t: vi, format: formatFor('vi') };

const file = (label: string, mediaType: string, more: Partial<PublicDerivative> = {}) => ({
  role: 'rendition' as const,
  label,
  path: `media/x/${label}`,
  mediaType,
  sizeBytes: 100,
  widthPx: null,
  heightPx: null,
  durationSeconds: 10,
  bitrateKbps: null,
  ...more,
});

const facts = (
  derivatives: PublicDerivative[],
  speechLanguages: string[] = ['vi'],
): PublicMediaFacts => ({
  kind: 'audio',
  durationSeconds: 10,
  widthPx: null,
  heightPx: null,
  derivatives,
  tracks: [],
  thumbhash: null,
  waveform: null,
  pages: null,
  speechLanguages,
  synthetic: false,
  alt: {},
  creator: null,
  madeOn: null,
  madeAt: null,
});

const OPUS = 'audio/webm; codecs=opus';
const AAC = 'audio/mp4; codecs="mp4a.40.2"';
const light = file('opus-24k', OPUS, { sizeBytes: 30, bitrateKbps: 24 });
const full = file('opus-64k', OPUS, { sizeBytes: 80, bitrateKbps: 64 });
const quiet = file('opus-64k-denoised', OPUS, { sizeBytes: 70, bitrateKbps: 64 });
const aac = file('aac-64k', AAC, { sizeBytes: 82, bitrateKbps: 64 });
const mp3 = file('mp3-96k', 'audio/mpeg', { sizeBytes: 120, bitrateKbps: 96 });
const SOUND = [light, quiet, full, aac, mp3];
const labels = (files: readonly PublicDerivative[]) => files.map(({ label }) => label);
const wordsOf = (choices: { file: PublicDerivative; words: string }[]) =>
  choices.map((choice) => `${choice.file.label}: ${choice.words}`);

describe('sound', () => {
  test('speech plays from the light file, then from what old phones know; a changed sound only when asked for', () => {
    expect(labels(soundSources(facts(SOUND)))).toEqual(['opus-24k', 'aac-64k', 'mp3-96k']);
  });

  test('where nobody speaks, the full file plays', () => {
    expect(labels(soundSources(facts(SOUND, [])))).toEqual(['opus-64k', 'aac-64k', 'mp3-96k']);
    expect(labels(soundSources(facts([light, aac], [])))).toEqual(['opus-24k', 'aac-64k']);
  });

  test('is called by what it is for, whatever its label', () => {
    expect(wordsOf(soundChoices(facts(SOUND), vi))).toEqual([
      'opus-24k: Tiếng nói rõ, nhẹ',
      'opus-64k-denoised: Đã giảm tạp âm',
      'opus-64k: Nhạc đầy đủ',
      'aac-64k: Bản M4A cho điện thoại',
      'mp3-96k: Bản MP3 cho loa',
    ]);
    const strange = file('weird-1', 'audio/flac');
    expect(wordsOf(soundChoices(facts([strange]), vi))).toEqual(['weird-1: Bản khác']);
    expect(wordsOf(soundChoices(facts([light], []), vi))).toEqual(['opus-24k: Nhẹ, cho mạng chậm']);
  });

  test('offers to hear only what differs to the ear, and nothing where there is no choice', () => {
    const toHear = choicesToHear(soundChoices(facts(SOUND), vi));
    expect(labels(toHear.map((choice) => choice.file))).toEqual([
      'opus-24k',
      'opus-64k-denoised',
      'opus-64k',
    ]);
    expect(choicesToHear(soundChoices(facts([light, aac, mp3]), vi))).toEqual([]);
  });
});

const film = (label: string, codecs: string, more: Partial<PublicDerivative>) =>
  file(label, `video/mp4; codecs="${codecs}"`, more);
const size = (lines: number) => ({ widthPx: Math.round((lines * 16) / 9), heightPx: lines });
const H264 = 'avc1.4d401e, mp4a.40.2';
const AV1 = 'av01.0.04M.08, opus';
const small = film('mp4-240', H264, { sizeBytes: 400_000, ...size(240) });
const large = film('mp4-480', H264, { sizeBytes: 1_200_000, ...size(480) });
const modern = film('av1-480', AV1, { sizeBytes: 900_000, ...size(480) });
const stream = file('hls', 'application/vnd.apple.mpegurl', {
  role: 'stream',
  path: 'media/x/1234567890abcdef/master.m3u8',
});

describe('film', () => {
  test('plays from the smallest file that every browser knows', () => {
    expect(labels(filmSources(facts([small, modern, large, stream])))).toEqual(['mp4-240']);
  });

  test('plays a newer codec first where it costs no more, the largest picture of those', () => {
    const tiny = film('av1-240', AV1, { sizeBytes: 300_000, ...size(240) });
    const cheap = { ...modern, sizeBytes: 390_000 };
    expect(labels(filmSources(facts([tiny, cheap, small, large])))).toEqual([
      'av1-480',
      'av1-240',
      'mp4-240',
    ]);
    expect(labels(filmSources(facts([tiny])))).toEqual(['av1-240']);
  });

  test('is called by its short side, also when it was held upright', () => {
    expect(linesOf({ ...large, widthPx: 480, heightPx: 854 })).toBe(480);
    expect(wordsOf(filmChoices(facts([small, modern, large]), words))).toEqual([
      'mp4-240: 240p',
      'av1-480: 480p cho máy mới',
      'mp4-480: 480p',
    ]);
  });

  test('is offered in a newer codec only where that is clearly lighter', () => {
    const hardly = { ...modern, sizeBytes: 1_100_000 };
    const alike = film('av1-240', AV1, { sizeBytes: 355_000, ...size(240) });
    expect(wordsOf(filmChoices(facts([alike, small, hardly, large]), words))).toEqual([
      'mp4-240: 240p',
      'mp4-480: 480p',
    ]);
  });

  test('can be heard without its pictures; its stream is told from its files', () => {
    const sound = file('opus-24k', OPUS, { sizeBytes: 30, bitrateKbps: 24 });
    expect(wordsOf(filmChoices(facts([sound, small, stream]), words))).toEqual([
      'opus-24k: Chỉ tiếng',
      'mp4-240: 240p',
    ]);
    expect(streamOf(facts([small, stream]))).toBe(stream);
    expect(streamOf(facts([small]))).toBeNull();
  });

  test('as a stream costs at the most what its best quality does, never all its files together', () => {
    const known = { ...stream, bitrateKbps: 800, durationSeconds: 10, sizeBytes: 1_500_000 };
    expect(mostBytes(known)).toBe(1_000_000);
    expect(mostBytes({ ...known, bitrateKbps: null })).toBe(1_500_000);
  });
});
