import type { TechnicalFacts } from '#domain/media-description.ts';
import type { Probe } from '#media-pipeline/probe/probe.ts';
import type { Lang } from '../language.ts';
import { formatClock, formatNumber } from './figures.ts';

type Stream = TechnicalFacts['streams'][number];

/** What a file is, in its tools' own words: one line for the container, one for each stream. */
export function technicalLines(
  { container, bitrateKbps, streams }: TechnicalFacts,
  lang: Lang,
): string[] {
  const rate = bitrateKbps === null ? '' : `, ${formatNumber(bitrateKbps, lang, 0)} kbit/s`;
  return [`${container}${rate}`, ...streams.map((stream) => streamLine(stream, lang))];
}

const STREAM_WORDS = {
  video: { vi: 'hình', en: 'picture' },
  audio: { vi: 'tiếng', en: 'sound' },
  subtitle: { vi: 'phụ đề', en: 'captions' },
  image: { vi: 'ảnh', en: 'image' },
} as const;

function streamLine(stream: Stream, lang: Lang): string {
  const { codec, widthPx, heightPx, framesPerSecond, sampleRateHz, channels } = stream;
  const isSound = stream.kind === 'audio';
  const facts = [
    codec,
    widthPx === null || heightPx === null ? null : `${widthPx}×${heightPx}`,
    framesPerSecond === null
      ? null
      : `${formatNumber(framesPerSecond, lang, 2)} ${lang === 'vi' ? 'hình/giây' : 'fps'}`,
    sampleRateHz === null ? null : `${formatNumber(sampleRateHz / 1000, lang)} kHz`,
    channels === null || !isSound
      ? null
      : `${channels} ${lang === 'vi' ? 'kênh' : channels === 1 ? 'channel' : 'channels'}`,
    stream.lang,
    stream.bitrateKbps === null ? null : `${formatNumber(stream.bitrateKbps, lang, 0)} kbit/s`,
  ].filter((fact) => fact !== null);
  return `${STREAM_WORDS[stream.kind][lang]}: ${facts.join(', ')}`;
}

/** What a look at the file found besides its streams. */
export function probeLines(probe: Probe, lang: Lang): string[] {
  const vi = lang === 'vi';
  const facts: string[] = [];
  if ('widthPx' in probe) {
    facts.push(`${vi ? 'hiện ra' : 'as displayed'}: ${probe.widthPx}×${probe.heightPx}`);
  }
  if ('durationSeconds' in probe && probe.durationSeconds !== null) {
    facts.push(`${vi ? 'độ dài' : 'length'}: ${formatClock(probe.durationSeconds)}`);
  }
  if (probe.kind === 'document') {
    facts.push(`${vi ? 'số trang' : 'pages'}: ${probe.pages.length}`);
  }
  if (probe.kind === 'video') {
    if (probe.interlaced) facts.push(vi ? 'hình xen kẽ dòng' : 'interlaced');
    if (probe.hdr) facts.push(`HDR (${probe.hdr.toUpperCase()})`);
    if (probe.sounds.length === 0) facts.push(vi ? 'phim câm' : 'silent');
    if (probe.captions.length > 0) {
      const langs = probe.captions.map((track) => track.lang ?? '?').join(', ');
      facts.push(`${vi ? 'phụ đề kèm trong tệp' : 'captions inside the file'}: ${langs}`);
    }
  }
  return facts;
}
