/**
 * `node bare-sharp.ts <out> <image …>`: what one would write by hand with sharp for the same files as the
 * archive's responsive set: one decode, four widths, AVIF and JPEG of each.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';

const [, , out = '', ...images] = process.argv;
sharp.concurrency(1);
for (const image of images) {
  const folder = join(out, basename(image));
  mkdirSync(folder, { recursive: true });
  const { data, info } = await sharp(readFileSync(image))
    .autoOrient()
    .resize({ width: 1600, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (const wide of [320, 640, 960, 1600]) {
    const sized = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: wide })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: sized.info.width, height: sized.info.height, channels };
    const pixels = () => sharp(sized.data, { raw });
    const avif = await pixels().avif({ quality: 52, effort: 3 }).toBuffer();
    const jpeg = await pixels().jpeg({ quality: 76, mozjpeg: true }).toBuffer();
    writeFileSync(join(folder, `${wide}.avif`), avif);
    writeFileSync(join(folder, `${wide}.jpg`), jpeg);
  }
}
