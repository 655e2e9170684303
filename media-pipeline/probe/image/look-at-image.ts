import type { TechnicalFacts } from '#domain/media-description.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { ImageProbe } from '../probe.ts';
import { asRgb } from './lab8.ts';
import { MAX_PIXELS, openImage } from './open-image.ts';
import { isRaw, rawPreview } from './raw-preview.ts';
import { pictureOf } from './readable.ts';
import { imageForm } from './signatures.ts';
import { readTiffDirectories, type TiffDirectory } from './tiff-directory.ts';
import { tiffPages } from './tiff-pages.ts';
import { unpacksTooFar } from './unpacks-too-far.ts';

type ImageStream = Pick<
  TechnicalFacts['streams'][number],
  'codec' | 'widthPx' | 'heightPx' | 'channels'
>;

/** Technical facts of still pictures: one stream a page. */
function pictureFacts(container: string, pages: readonly ImageStream[]): TechnicalFacts {
  const unknown = { lang: null, framesPerSecond: null, sampleRateHz: null, bitrateKbps: null };
  const streams = pages.map((page) => ({ kind: 'image' as const, ...page, ...unknown }));
  return { container, bitrateKbps: null, streams };
}

/** Looks at the headers only; nothing is decoded. */
export async function lookAtImage(bytes: Uint8Array): Promise<ImageProbe | Refusal> {
  const form = imageForm(bytes);
  if (form === null) return refuse('not-an-image');
  if (form === 'sealed-raw') return refuse('raw-without-preview');
  try {
    if (form === 'raw') return await lookAtRaw(bytes);
    if (form !== 'tiff') return await lookAtPicture(bytes, []);
    const directories = readTiffDirectories(bytes);
    return isRaw(directories) ? await lookAtRaw(bytes) : await lookAtPicture(bytes, directories);
  } catch (error) {
    const tooMany = error instanceof Error && error.message.includes('pixel limit');
    return refuse(tooMany ? 'too-many-pixels' : 'damaged-image');
  }
}

async function lookAtPicture(
  bytes: Uint8Array,
  directories: readonly TiffDirectory[],
): Promise<ImageProbe | Refusal> {
  const pages = tiffPages(directories);
  const page = await pictureOf(bytes);
  const read = await openImage(asRgb(bytes, page), page).metadata();
  const { width: widthPx, height: heightPx } = read.autoOrient;
  if (widthPx * heightPx > MAX_PIXELS) return refuse('too-many-pixels');
  const { format, depth, compression, channels } = read;
  if (unpacksTooFar(bytes.byteLength, read)) return refuse('unpacks-too-far');
  const codec = `${compression ?? format} ${depth}`;
  const further = pages.slice(1).map((page) => ({
    ...{ codec, channels: null },
    ...{ widthPx: page.widthPx, heightPx: page.heightPx },
  }));
  return {
    kind: 'image',
    format: compression === 'hevc' ? 'heic' : 'plain',
    widthPx,
    heightPx,
    technical: pictureFacts(format, [{ codec, widthPx, heightPx, channels }, ...further]),
  };
}

async function lookAtRaw(bytes: Uint8Array): Promise<ImageProbe | Refusal> {
  const preview = rawPreview(bytes);
  if (!preview) return refuse('raw-without-preview');
  const seen = await lookAtPicture(preview.bytes, []);
  if ('reason' in seen) return seen;
  const { technical, ...size } = seen;
  return { ...size, format: 'raw', technical: { ...technical, container: 'raw' } };
}
