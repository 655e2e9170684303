/**
 * `node astro-images.ts <out> <image …>`: the same widths and formats by Astro's own image service, as its
 * pictures are made in a build: each file from the original, with the service's own settings.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharpService from 'astro/assets/services/sharp';
import sharp from 'sharp';

const [, , out = '', ...images] = process.argv;
sharp.concurrency(1);
const config = { service: { entrypoint: 'astro/assets/services/sharp', config: {} } };
for (const image of images) {
  const folder = join(out, basename(image));
  mkdirSync(folder, { recursive: true });
  const bytes = readFileSync(image);
  for (const width of [320, 640, 960, 1600]) {
    for (const [format, quality] of [
      ['avif', 52],
      ['jpeg', 76],
    ] as const) {
      const wanted = { src: image, width, format, quality };
      const made = await sharpService.transform(bytes, wanted, config as never, undefined as never);
      writeFileSync(join(folder, `${width}.${format}`), made.data);
    }
  }
}
