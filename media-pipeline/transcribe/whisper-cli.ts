import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordCue } from '#domain/record.ts';
import { type Fence, findFence } from '../fenced/fence.ts';
import { readCommand } from '../fenced/read-command.ts';
import { runFenced } from '../fenced/run-fenced.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { readWhisperJson } from './read-whisper-json.ts';
import type { Speech, Transcriber } from './transcriber.ts';
import { toWhisperLanguage } from './whisper-languages.ts';

export interface FindWhisperOptions {
  /** As configured; by default what PATH names. */
  whisper?: string | undefined;
  /** Absolute path of the model, a `ggml-….bin`. */
  whisperModel?: string | undefined;
}

export type FoundTranscriber =
  | { transcriber: Transcriber }
  | { transcriber: null; reason: Bilingual };

/** What packagers call the program of whisper.cpp. */
const PROGRAMS = ['whisper-cli', 'whisper-cpp'];

/**
 * Finds a program with the command line of whisper.cpp's whisper-cli, and its model. Never throws:
 * absence is a value, and nothing else of the archive waits for it.
 */
export async function findWhisper({
  whisper,
  whisperModel,
}: FindWhisperOptions = {}): Promise<FoundTranscriber> {
  const found = await firstThatHelps(whisper === undefined ? PROGRAMS : [whisper]);
  if (found === null) {
    return absent({
      vi: 'Máy chưa có chương trình chép lời (whisper-cli của whisper.cpp). Không bắt buộc: phụ đề vẫn có thể viết tay.',
      en: 'There is no program here that writes down speech (whisper.cpp’s whisper-cli). None is needed: captions can be written by hand.',
    });
  }
  if (whisperModel === undefined) {
    return absent({
      vi: 'Có chương trình chép lời nhưng chưa có mô hình: ghi đường dẫn tệp ggml-….bin vào media.tools.whisperModel.',
      en: 'The program that writes down speech has no model: name a ggml-….bin file in media.tools.whisperModel.',
    });
  }
  if (!(await isFile(whisperModel))) {
    return absent({
      vi: `Không có tệp mô hình ${whisperModel}. Kiểm tra media.tools.whisperModel.`,
      en: `There is no model ${whisperModel}. Check media.tools.whisperModel.`,
    });
  }
  return { transcriber: whisperTranscriber({ ...found, modelPath: whisperModel }) };
}

const absent = (reason: Bilingual): FoundTranscriber => ({ transcriber: null, reason });

async function firstThatHelps(programs: readonly string[]): Promise<Found | null> {
  for (const program of programs) {
    // It tells how it is used on stderr, in answer to any word it does not know as well.
    const usage = await readCommand(['sh', '-c', '"$0" --version 2>&1; "$0" --help 2>&1', program]);
    if (!usage?.includes('--output-json')) continue;
    const version = /version[: ]+v?(\d+(?:\.\d+)+)/i.exec(usage)?.[1] ?? null;
    return { program, version, fence: await findFence([program, '--help']) };
  }
  return null;
}

interface Found {
  program: string;
  version: string | null;
  fence: Fence;
}

function whisperTranscriber({ modelPath, ...found }: Found & { modelPath: string }): Transcriber {
  const model = basename(modelPath).replace(/\.[^.]+$/, '');
  const onlyEnglish = /\.en\b/.test(model);
  const languageOf = (lang: string) => {
    const language = toWhisperLanguage(lang);
    return onlyEnglish && language !== 'en' ? null : language;
  };
  return {
    name: basename(found.program),
    version: found.version,
    model,
    knows: (lang) => languageOf(lang) !== null,
    async transcribe(speech) {
      const language = languageOf(speech.lang);
      if (language === null) return refuse('language-not-learnt');
      return runWhisper({ ...found, ...speech, modelPath, language });
    },
  };
}

async function runWhisper({
  source,
  modelPath,
  language,
  ...run
}: Found & Speech & { modelPath: string; language: string }): Promise<RecordCue[] | Refusal> {
  const folder = await mkdtemp(join(dirname(source), 'whisper-'));
  try {
    const output = join(folder, 'speech');
    const threads = Math.min(4, availableParallelism());
    const timeoutSeconds = timeLimitSeconds(run.durationSeconds);
    const ended = await runFenced(run.fence, {
      program: run.program,
      argv: [
        ...['-m', modelPath, '-l', language, '-t', `${threads}`],
        ...['-oj', '-of', output, '-f', source],
      ],
      // The recording is ours, made beside the output; of other folders the model alone is seen.
      source: modelPath,
      writableFolder: dirname(source),
      timeoutSeconds,
      limits: { ...LIMITS, cpuSeconds: threads * timeoutSeconds },
      signal: run.signal,
    });
    if (isRefusal(ended)) return ended;
    // It ends well also when it understood nothing: only its output tells.
    const text = ended.failed ? null : await readFile(`${output}.json`, 'utf8').catch(() => null);
    const cues = text === null ? null : readWhisperJson(text);
    if (cues === null) return refuse('transcriber-failed');
    return cues.length === 0 ? refuse('no-speech') : cues;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const LIMITS = { memoryBytes: 16 * 1024 ** 3, fileBytes: 64 * 1024 ** 2 };

/** The largest models take some twenty times the length on an old machine. */
function timeLimitSeconds(durationSeconds: number | null): number {
  return durationSeconds === null ? 6 * 3600 : 300 + 20 * durationSeconds;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}
