import sharp, { type Sharp } from 'sharp';

/** Four phone cameras' worth; some steps hold all pixels in memory. */
export const MAX_PIXELS = 200_000_000;

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
// No original is opened twice in a way that the cache of libvips would notice.
sharp.cache(false);

/** Opens an image that came from outside: from bytes, never a path; one page, from 0; pixels limited. */
export function openImage(bytes: Uint8Array, page = 0): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', page, pages: 1 });
}
