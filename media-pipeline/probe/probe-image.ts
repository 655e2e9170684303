import sharp, { type Sharp } from 'sharp';
import type { TechnicalFacts } from '#domain/media-description.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ImageProbe } from './probe.ts';

/** Four phone cameras' worth; the pixels are held in memory while the set is made. */
const MAX_PIXELS = 200_000_000;
const MAX_SIZE_BYTES = 400_000_000;

/**
 * First bytes, in hex, of the forms that are read. SVG and PDF are programs that may fetch files: never
 * among them.
 */
const SIGNATURES: Readonly<Record<string, RegExp>> = {
  jpeg: /^ffd8ff/,
  png: /^89504e470d0a1a0a/,
  webp: /^52494646.{8}57454250/,
  gif: /^474946383[79]61/,
  tiff: /^(?:49492a00|4d4d002a)/,
  avif: /^.{8}66747970(?:61766966|61766973)/,
};

// libvips otherwise hands text to librsvg and poppler, which follow links to other files.
sharp.block({
  operation: [
    'VipsForeignLoadSvg',
    'VipsForeignLoadPdf',
    'VipsForeignLoadMagick',
    'VipsForeignLoadOpenslide',
    'VipsForeignLoadMat',
  ],
});
// One thread a picture: the pipeline already works on several pictures at a time.
sharp.concurrency(1);

/** Opens an image that came from outside: from bytes, never a path; one page; pixels limited. */
export function openImage(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
}

/** Technical facts of a still picture. */
export function imageFacts({
  container,
  codec,
  widthPx,
  heightPx,
  channels,
}: {
  container: string;
  codec: string;
  widthPx: number;
  heightPx: number;
  channels: number | null;
}): TechnicalFacts {
  const stream = { kind: 'image', codec, widthPx, heightPx, channels } as const;
  const unknown = { lang: null, framesPerSecond: null, sampleRateHz: null, bitrateKbps: null };
  return { container, bitrateKbps: null, streams: [{ ...stream, ...unknown }] };
}

/** `ftyp` with the brands of HEVC pictures; the libvips that sharp brings cannot decode them. */
const HEIC = /^.{8}66747970(?:68656963|68656978|68657663|6d696631)/;

/** Looks at the header only. */
export async function probeImage(bytes: Uint8Array): Promise<ImageProbe | Refusal> {
  if (bytes.byteLength === 0) return refuse('empty-file');
  if (bytes.byteLength > MAX_SIZE_BYTES) return refuse('too-many-pixels');
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (HEIC.test(head)) return refuse('heic-image');
  if (!Object.values(SIGNATURES).some((signature) => signature.test(head))) {
    return refuse('not-an-image');
  }
  try {
    const { autoOrient, format, depth, channels } = await openImage(bytes).metadata();
    const { width: widthPx, height: heightPx } = autoOrient;
    if (widthPx * heightPx > MAX_PIXELS) return refuse('too-many-pixels');
    return {
      kind: 'image',
      format: 'plain',
      widthPx,
      heightPx,
      technical: imageFacts({
        container: format,
        codec: `${format} ${depth}`,
        widthPx,
        heightPx,
        channels,
      }),
    };
  } catch (error) {
    const tooMany = error instanceof Error && error.message.includes('pixel limit');
    return refuse(tooMany ? 'too-many-pixels' : 'damaged-image');
  }
}
