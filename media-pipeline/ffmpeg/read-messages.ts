import { type Refusal, refuse } from '../refusal.ts';

/** What ffmpeg 5–7 says when packets are missing or cannot be decoded, and it goes on without them. */
const DAMAGE = new RegExp(
  [
    'Packet corrupt|corrupt (?:input packet|decoded frame)|File ended prematurely|partial file',
    'Error (?:while decoding|submitting packet)|filesize and duration do not match',
  ].join('|'),
);

/** Does this, of what ffmpeg said, tell of places in the file that could not be read? */
export function tellsOfDamage(messages: string): boolean {
  return DAMAGE.test(messages);
}

/** Why ffmpeg or ffprobe would not read a file at all, where its words tell; else `null`. */
export function explainFailure(messages: string, maxPicturePixels: number): Refusal | null {
  if (messages.includes('Number of streams exceeds max_streams')) return refuse('too-many-streams');
  for (const [, width, height] of messages.matchAll(/Picture size (\d+)x(\d+) is invalid/g)) {
    if (Number(width) * Number(height) > maxPicturePixels) return refuse('too-large-picture');
  }
  return null;
}

/** Did ffprobe give a file up because of a codec that is not on its list? */
export function isUnlisted(messages: string): boolean {
  return /^\[\w+ @ \w+\] Codec \(\S+\) not on whitelist/m.test(messages);
}
