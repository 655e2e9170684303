import { openImage } from './open-image.ts';
import { toTiff } from './pixels-as-tiff.ts';

/**
 * A HEIC picture as TIFF, with its colour profile: turned and cut as the file says. HEVC is decoded by
 * libheif's WebAssembly, whose memory is its own; about a second for 12 megapixels.
 * @throws Error where it cannot be decoded.
 */
export async function heicAsTiff(bytes: Uint8Array): Promise<Uint8Array> {
  const { pagePrimary } = await openImage(bytes).metadata();
  const { icc } = await openImage(bytes, pagePrimary).metadata();
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  await libheif.ready;
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((each) => each.is_primary()) ?? images[0];
  if (!image) throw new Error('the file holds no picture');
  const [width, height] = [image.get_width(), image.get_height()];
  const { data } = await new Promise<{ data: Uint8ClampedArray }>((resolve, reject) => {
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    image.display(target, (filled) =>
      filled ? resolve(filled) : reject(new Error('the picture cannot be decoded')),
    );
  });
  const hasAlpha = image.has_alpha_channel();
  for (const each of images) each.free();
  return toTiff({
    pixels: hasAlpha ? new Uint8Array(data.buffer) : withoutFourth(data),
    samples: hasAlpha ? 'rgba' : 'rgb',
    ...{ widthPx: width, heightPx: height },
    icc,
  });
}

/** RGB of RGBA, in the same memory. */
function withoutFourth(rgba: Uint8ClampedArray): Uint8Array {
  let to = 0;
  for (let from = 0; from < rgba.length; from += 4) {
    rgba[to++] = rgba[from] ?? 0;
    rgba[to++] = rgba[from + 1] ?? 0;
    rgba[to++] = rgba[from + 2] ?? 0;
  }
  return new Uint8Array(rgba.buffer, 0, to);
}
