import type { MediaCredit } from '#domain/media-settings.ts';
import { cropRegion, type FocusPoint } from '../../plan/crop-region.ts';
import type { ImageSize } from '../../plan/image-sizes.ts';
import type { Readable } from '../../probe/image/readable.ts';
import type { ImageProbe } from '../../probe/probe.ts';
import { type EncodedFile, type Encoding, encodeStill } from './encode.ts';
import type { Encoded } from './make-set.ts';
import { decodeAtMost, openPixels, type Pixels } from './pixels.ts';
import { toXmp } from './xmp.ts';

export interface Crop extends ImageSize {
  name: string;
  formats: ('avif' | 'jpeg')[];
}

export interface CropParams {
  format: ImageProbe['format'];
  /** `null`: where the picture itself draws the eye. */
  focus: FocusPoint | null;
  /** Width at which the whole picture is just large enough for every crop. */
  decodeWidthPx: number;
  crops: Crop[];
  encoding: Encoding;
  credit: MediaCredit | null;
}

/** Cuts of an image around its focus. */
export async function makeCrops(
  readable: Readable,
  { focus, decodeWidthPx, crops, encoding, credit }: CropParams,
): Promise<Encoded> {
  const whole = await decodeAtMost(readable, decodeWidthPx);
  const around = focus ?? (await attention(whole));
  const xmp = toXmp(credit);
  const files: EncodedFile[] = [];
  for (const { name, formats, ...size } of crops) {
    const label = (format: string) =>
      `crop-${name}${format === 'avif' ? '-avif' : ''}-${size.widthPx}`;
    const pixels = await cut(whole, size, around);
    files.push(...(await encodeStill(pixels, { role: 'crop', label, formats, encoding, xmp })));
  }
  return { findings: {}, files };
}

async function cut(whole: Pixels, size: ImageSize, focus: FocusPoint): Promise<Pixels> {
  const region = cropRegion(whole, size, focus);
  const data = await openPixels(whole)
    .extract({
      left: region.leftPx,
      top: region.topPx,
      width: region.widthPx,
      height: region.heightPx,
    })
    .resize({ width: size.widthPx, height: size.heightPx, fit: 'fill' })
    .raw()
    .toBuffer();
  return { data, ...size };
}

/** Side of the square in which the eye is looked for; libvips works on a picture smaller still. */
const ATTENTION_PX = 128;

/** Where colours of skin, strong colours and edges draw the eye, as libvips's `attention` reckons it. */
async function attention(whole: Pixels): Promise<FocusPoint> {
  const { widthPx, heightPx } = whole;
  const sidePx = Math.min(ATTENTION_PX, widthPx, heightPx);
  const { info } = await openPixels(whole)
    .resize({ width: sidePx, height: sidePx, fit: 'cover', position: 'attention' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  // In pixels of the picture before it was cut, shrunk so that it covers the square.
  const scale = sidePx / Math.min(widthPx, heightPx);
  return {
    x: (info.attentionX ?? (widthPx * scale) / 2) / (widthPx * scale),
    y: (info.attentionY ?? (heightPx * scale) / 2) / (heightPx * scale),
  };
}
