import type { PublicCue } from './media.ts';

/** A cue of a WebVTT file (https://www.w3.org/TR/webvtt1/#cues), without the empty line after it. */
export function toWebVttCue({ startSeconds, endSeconds, text }: PublicCue): string {
  return `${toWebVttTime(startSeconds)} --> ${toWebVttTime(endSeconds)}\n${cueText(text)}`;
}

/** `01:01:01.500` */
export function toWebVttTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (value: number, width: number) => String(Math.floor(value)).padStart(width, '0');
  const clock = [
    part(milliseconds / 3_600_000, 2),
    part((milliseconds / 60_000) % 60, 2),
    part((milliseconds / 1000) % 60, 2),
  ];
  return `${clock.join(':')}.${part(milliseconds % 1000, 3)}`;
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
