import type { PublicCue } from '#domain/public/media.ts';
import { toWebVttCue } from '#domain/public/webvtt-cue.ts';

/**
 * A WebVTT file (https://www.w3.org/TR/webvtt1/) written anew from parsed cues: notes, styles and
 * identifiers of the editor's file stay behind.
 */
export function toWebVtt(cues: readonly PublicCue[]): string {
  return `${['WEBVTT', ...cues.map(toWebVttCue)].join('\n\n')}\n`;
}
