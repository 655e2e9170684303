import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import type { RecordCue } from '#domain/record.ts';
import { writeWebVtt } from '../captions/write-webvtt.ts';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf, type Tools } from '../tools.ts';
import type { Transcriber } from './transcriber.ts';

export interface DraftCaptionsOptions {
  /** Absolute path of a film or recording. */
  source: string;
  /** BCP-47 tag of what is spoken. */
  lang: string;
  /** Absolute path of the folder the draft goes to: that of the record. */
  folder: string;
  /** Absolute path of a folder for files being made, swept after a kill: an hour of speech is 115 MB. */
  workFolder: string;
  tools: Tools;
  transcriber: Transcriber;
  /** Among the sound tracks, counted from 0. */
  track?: number | undefined;
  /** Of a recording, whose files are timed so too (sound-encoders.ts); the sound of a film keeps its times. */
  isTimedBySamples?: boolean;
  durationSeconds?: number | null | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Has a machine write down what is said, as `captions.<lang>.draft.vtt` marked as machine-made. The
 * archive shows no draft: a person checks it, gives it another name and names it in `tracks`.
 *
 * @throws ArchiveError `draft-exists`, before anything is done; nothing is overwritten.
 */
export async function draftCaptions(
  options: DraftCaptionsOptions,
): Promise<{ path: string; cues: RecordCue[] } | Refusal> {
  const { lang, folder, workFolder, transcriber, durationSeconds = null, signal } = options;
  if (!transcriber.knows(lang)) return refuse('language-not-learnt');
  const path = join(folder, `captions.${lang}.draft.vtt`);
  if (existsSync(path)) throw draftExists(path);
  const work = await mkdtemp(join(workFolder, 'transcribe-'));
  try {
    const speech = await extractSpeech(ffmpegOf(options.tools), { ...options, folder: work });
    if (isRefusal(speech)) return speech;
    const cues = await transcriber.transcribe({
      source: speech.path,
      durationSeconds,
      lang,
      signal,
    });
    if (isRefusal(cues)) return cues;
    const draft = writeWebVtt(cues, [machineMade(transcriber, lang)]);
    await writeFile(path, draft, { flag: 'wx' });
    return { path, cues };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** 16 kHz, one channel: what speech models hear. Silence stands before a track that begins late. */
async function extractSpeech(
  ffmpeg: Ffmpeg,
  {
    source,
    folder,
    track = 0,
    isTimedBySamples = false,
    durationSeconds = null,
    signal,
  }: DraftCaptionsOptions,
): Promise<{ path: string } | Refusal> {
  const path = join(folder, 'speech.wav');
  const timed = isTimedBySamples ? 'aresample=16000' : 'aresample=16000:async=1:first_pts=0';
  const run = await runFfmpeg(ffmpeg, {
    source,
    durationSeconds,
    writableFolder: folder,
    signal,
    output: [
      ...['-map', `0:a:${track}`, '-af', timed, '-ac', '1'],
      ...['-c:a', 'pcm_s16le', '-map_metadata', '-1', '-f', 'wav', path],
    ],
  });
  return isRefusal(run) ? run : { path };
}

function machineMade({ name, version, model }: Transcriber, lang: string): string {
  return [
    'máy tạo, chưa ai kiểm / machine-made, unchecked',
    `${name} ${version ?? '(phiên bản không rõ / version unknown)'}`,
    `mô hình / model: ${model}`,
    `ngôn ngữ / language: ${lang}`,
  ].join('\n');
}

function draftExists(path: string): ArchiveError {
  return new ArchiveError({
    name: 'draft-exists',
    what: { vi: `Đã có bản nháp ${path}.`, en: `The draft ${path} is there already.` },
    hint: {
      vi: 'Kiểm tra bản ấy rồi đổi tên, hoặc xoá nó, rồi chạy lại.',
      en: 'Check that one and rename it, or remove it, and run again.',
    },
  });
}
