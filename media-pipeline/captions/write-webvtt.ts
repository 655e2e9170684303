import { toWebVttCue } from '#domain/public/webvtt-cue.ts';
import type { RecordCue } from '#domain/record.ts';

/** A WebVTT file (https://www.w3.org/TR/webvtt1/); each note is a comment above the cues. */
export function writeWebVtt(cues: readonly RecordCue[], notes: readonly string[] = []): string {
  return `${['WEBVTT', ...notes.map(toComment), ...cues.map(toWebVttCue)].join('\n\n')}\n`;
}

/** An empty line would end the comment, and an arrow would make a cue of it. */
function toComment(note: string): string {
  const lines = note.replaceAll('-->', '→').split(/[\r\n]+/);
  return ['NOTE', ...lines.filter((line) => line !== '')].join('\n');
}
