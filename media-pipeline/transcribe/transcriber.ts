import type { RecordCue } from '#domain/record.ts';
import type { Refusal } from '../refusal.ts';

export interface Speech {
  /** Absolute path of a WAV file: 16 kHz, one channel, 16 bits. */
  source: string;
  durationSeconds: number | null;
  /** BCP-47 tag of what is spoken. */
  lang: string;
  signal?: AbortSignal | undefined;
}

/** A program that writes down what is said. What it writes is a draft until a person has checked it. */
export interface Transcriber {
  readonly name: string;
  /** `null`: the program does not tell. */
  readonly version: string | null;
  /** Name of what it learnt its languages from, without a folder. */
  readonly model: string;
  /** Has it learnt the language of this BCP-47 tag? */
  knows(lang: string): boolean;
  /** A refusal: a language it has not learnt, no speech, a limit. Throws on an abort. */
  transcribe(speech: Speech): Promise<RecordCue[] | Refusal>;
}
