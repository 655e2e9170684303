import type { Derivative, MediaDescription } from '#domain/media-description.ts';
import type { Preview } from './screen-data.ts';

/** A light picture for a page of the studio. */
const WIDEST_PX = 1000;
const PLAYED = /^(?:image\/(?:webp|jpeg)|audio\/(?:mp4|ogg|mpeg)|video\/mp4)/;

/** What of the derivatives shows a file to whoever describes it; `null` where nothing does. */
export function toPreview({ kind, derivatives }: MediaDescription): Preview | null {
  const single = derivatives.filter(({ set }) => set === null);
  const pictures = single.filter(
    ({ mediaType, widthPx }) => mediaType.startsWith('image/jpeg') && (widthPx ?? 0) <= WIDEST_PX,
  );
  const largest = pictures.toSorted((a, b) => (b.widthPx ?? 0) - (a.widthPx ?? 0))[0];
  if (kind === 'image' || kind === 'document') {
    return largest === undefined ? null : { kind, sources: [toSource(largest)], poster: null };
  }
  const played = single
    .filter(({ mediaType }) => PLAYED.test(mediaType) && mediaType.startsWith(`${kind}/`))
    .toSorted((a, b) => a.sizeBytes - b.sizeBytes);
  if (played.length === 0) return null;
  return { kind, sources: played.map(toSource), poster: largest?.label ?? null };
}

function toSource({ label, mediaType, widthPx, heightPx }: Derivative): Preview['sources'][number] {
  return { label, mediaType, widthPx, heightPx };
}
