import type { PublicDerivative } from './media.ts';
import type { MediaKind } from './vocabulary.ts';

/** Media types that every reader of such data knows, the best first. */
const PLAIN_TYPES: Readonly<Record<MediaKind, readonly string[]>> = {
  image: ['image/jpeg'],
  audio: ['audio/mp4', 'audio/mpeg'],
  video: ['video/mp4; codecs="avc1'],
  document: [],
};

/** Of the renditions, the fullest that everything can open: who takes an export takes one file. */
export function plainestFile(
  kind: MediaKind,
  derivatives: readonly PublicDerivative[],
): PublicDerivative | undefined {
  const files = derivatives.filter(({ role }) => role === 'rendition');
  for (const type of PLAIN_TYPES[kind]) {
    const found = files.findLast(({ mediaType }) => mediaType.startsWith(type));
    if (found !== undefined) return found;
  }
  return files[0];
}
