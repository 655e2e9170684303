import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { encodeSpeech } from './encode.ts';
import { joinReading, type Reading, toWebVtt } from './reading.ts';
import { cutIntoPieces, readSummary } from './reading-text.ts';
import type { SampleRecord } from './sample-record.ts';
import { speak } from './voice.ts';

export type SpokenLanguage = 'vi' | 'en';

/** Said first, so that nobody takes the voice for a person's. */
const ANNOUNCEMENT: Readonly<Record<SpokenLanguage, string>> = {
  vi: 'Giọng đọc máy.',
  en: 'Synthetic voice.',
};
const LANGUAGE_NAME: Readonly<Record<SpokenLanguage, { vi: string; en: string }>> = {
  vi: { vi: 'tiếng Việt', en: 'in Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'in English' },
};

export interface ReadingOptions {
  contentFolder: string;
  /** Folder of the record below the content folder: `festivals/ok-om-bok`. */
  record: string;
  lang: SpokenLanguage;
  workFolder: string;
}

/** Reads out a record's title and its curator's summary, or `null` where there is none. */
export async function readOut(options: ReadingOptions): Promise<Reading | null> {
  const { lang, workFolder } = options;
  const text = await loadSummary(options, lang);
  if (!text) return null;
  const pieces = [ANNOUNCEMENT[lang], `${text.title}.`, ...cutIntoPieces(text.summary)];
  return joinReading(pieces, (piece) => speak({ text: piece, voice: lang, workFolder }));
}

/** The reading of a record's summary as a media record, or `null` where there is no summary. */
export async function makeReading(
  ffmpeg: Ffmpeg,
  options: ReadingOptions & { espeak: string },
): Promise<SampleRecord | null> {
  const reading = await readOut(options);
  const titles = await loadTitles(options);
  if (!reading || !titles) return null;
  const { lang, espeak, workFolder } = options;
  const id = recordId(options.record);
  const said = LANGUAGE_NAME[lang];
  return {
    id: `reading-${id}-${lang}`,
    kind: 'audio',
    original: {
      file: 'reading.opus',
      bytes: await encodeSpeech(ffmpeg, { samples: reading.samples, workFolder }),
      mediaType: 'audio/ogg',
    },
    title: {
      vi: `Giọng đọc máy: ${titles.vi} (${said.vi})`,
      en: `Synthetic reading: ${titles.en} (${said.en})`,
    },
    alt: {
      vi: `Giọng máy đọc lời tóm tắt hồ sơ “${titles.vi}” bằng ${said.vi}.`,
      en: `A synthetic voice reads the summary of “${titles.en}” ${said.en}.`,
    },
    summary: {
      vi: `Máy đọc lời tóm tắt của người biên soạn bằng ${said.vi}; không phải giọng người, không phải lời của cộng đồng.`,
      en: `A machine reads the curator’s summary ${said.en}; it is not a person’s voice, nor the community’s words.`,
    },
    provenance: madeWith(espeak, lang),
    speechLanguage: lang,
    captions: toWebVtt(reading.cues),
    readsRecord: id,
  };
}

/** Which voice made it. espeak-ng is free software under the GPL; what it speaks is not bound by it. */
export function madeWith(espeak: string, lang: SpokenLanguage): { vi: string; en: string } {
  return {
    vi: `Đọc bằng espeak-ng ${espeak}, giọng “${lang}”, theo lời tóm tắt của người biên soạn`,
    en: `Spoken by espeak-ng ${espeak}, voice “${lang}”, from the curator’s summary`,
  };
}

/** The record's titles in both languages, or `null` where one is missing. */
export async function loadTitles(
  options: ReadingOptions,
): Promise<{ vi: string; en: string } | null> {
  const [vi, en] = await Promise.all([loadSummary(options, 'vi'), loadSummary(options, 'en')]);
  return vi && en ? { vi: vi.title, en: en.title } : null;
}

export function recordId(record: string): string {
  return record.slice(record.lastIndexOf('/') + 1);
}

async function loadSummary({ contentFolder, record }: ReadingOptions, lang: SpokenLanguage) {
  try {
    return readSummary(await readFile(join(contentFolder, record, `${lang}.md`), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
