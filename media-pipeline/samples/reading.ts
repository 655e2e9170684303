import type { RecordCue } from '#domain/record.ts';
import { SPEECH_RATE_HZ } from './voice.ts';

export interface Reading {
  samples: Int16Array;
  cues: RecordCue[];
}

const LEAD_SECONDS = 0.3;
const AFTER_SENTENCE_SECONDS = 0.55;
const AFTER_CLAUSE_SECONDS = 0.2;

/**
 * Joins pieces spoken one by one into a reading, with captions that begin and end exactly where their
 * piece does.
 */
export async function joinReading(
  pieces: readonly string[],
  speakPiece: (text: string) => Promise<Int16Array>,
): Promise<Reading> {
  const parts: Int16Array[] = [silence(LEAD_SECONDS)];
  const cues: RecordCue[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Int16Array) => {
    parts.push(part);
    at += part.length;
  };
  for (const text of pieces) {
    const startSeconds = at / SPEECH_RATE_HZ;
    add(await speakPiece(text));
    cues.push({ startSeconds, endSeconds: at / SPEECH_RATE_HZ, text });
    add(silence(/[.!?…]”?$/u.test(text) ? AFTER_SENTENCE_SECONDS : AFTER_CLAUSE_SECONDS));
  }
  const samples = new Int16Array(at);
  let offset = 0;
  for (const part of parts) {
    samples.set(part, offset);
    offset += part.length;
  }
  return { samples, cues };
}

function silence(seconds: number): Int16Array {
  return new Int16Array(Math.round(seconds * SPEECH_RATE_HZ));
}

/** A WebVTT file (https://www.w3.org/TR/webvtt1/) of plain cues; `delaySeconds` moves them all. */
export function toWebVtt(cues: readonly RecordCue[], delaySeconds = 0): string {
  const blocks = cues.map(({ startSeconds, endSeconds, text }) => {
    const times = [startSeconds, endSeconds].map((at) => toTimestamp(at + delaySeconds));
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return `${times.join(' --> ')}\n${escaped}\n`;
  });
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

function toTimestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (value: number, digits: number) => `${Math.floor(value)}`.padStart(digits, '0');
  const clock = [
    milliseconds / 3_600_000,
    (milliseconds / 60_000) % 60,
    (milliseconds / 1000) % 60,
  ];
  return `${clock.map((value) => part(value, 2)).join(':')}.${part(milliseconds % 1000, 3)}`;
}
