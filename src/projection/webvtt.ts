import type { PublicCue } from '#domain/public/media.ts';

/**
 * A WebVTT file (https://www.w3.org/TR/webvtt1/) written anew from parsed cues: notes, styles and
 * identifiers of the editor's file stay behind.
 */
export function toWebVtt(cues: readonly PublicCue[]): string {
  const blocks = cues.map(
    ({ startSeconds, endSeconds, text }) =>
      `${timestamp(startSeconds)} --> ${timestamp(endSeconds)}\n${cueText(text)}`,
  );
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

function timestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (value: number, width: number) => String(value).padStart(width, '0');
  const [hours, minutes] = [Math.floor(milliseconds / 3_600_000), milliseconds / 60_000];
  return `${part(hours, 2)}:${part(Math.floor(minutes) % 60, 2)}:${part(Math.floor(milliseconds / 1000) % 60, 2)}.${part(milliseconds % 1000, 3)}`;
}

/** A blank line would end the cue, and markup would be read as such. */
function cueText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\r\n?/g, '\n')
    .replace(/\n\s*\n/g, '\n')
    .trim();
}
