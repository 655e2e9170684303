import { readFile } from 'node:fs/promises';
import type { ImageSize } from '../plan/image-sizes.ts';
import type { Recipe, StepContext } from '../recipe.ts';
import { refuse } from '../refusal.ts';
import { imageInformation, wholeName } from './image/iiif-info.ts';
import type { ImageSetParams } from './image/make-set.ts';
import type { TileParams } from './image/make-tiles.ts';
import { overOriginal } from './image/run-image-recipe.ts';
import { filesOfStoredZip } from './image/stored-zip.ts';
import { planImageSet } from './image-set.ts';
import type { MadeFile } from './made.ts';

interface ImageTilesParams extends TileParams {
  size: ImageSize;
  /** The whole picture at several sizes is taken from there. */
  set: ImageSetParams;
}

const TILE_PX = 512;
const QUALITY = 76;
/** Up to here the largest rendition already shows all there is. */
const WORTHWHILE_PX = 2000;
const SET = 'iiif';
const INFO = 'info.json';

/**
 * Static tiles of a large image, for looking close: IIIF Image API 3, level 0. `info.json` lacks `id`,
 * which is the address it is published at: whoever publishes it writes that in.
 */
export const imageTiles: Recipe<ImageTilesParams> = {
  name: 'image-tiles',
  version: 2,
  tool: 'sharp',
  kinds: ['image'],
  plan(probe, context) {
    const set = planImageSet(probe, context);
    if (set === null || probe.kind !== 'image') return null;
    const { format, widthPx, heightPx } = probe;
    if (Math.max(widthPx, heightPx) <= WORTHWHILE_PX) return null;
    return { format, size: { widthPx, heightPx }, tilePx: TILE_PX, quality: QUALITY, set };
  },
  async run(params, context) {
    const zip = await overOriginal('tiles', params, context);
    if ('reason' in zip) return zip;
    const files = new Map<string, Uint8Array>();
    for (const { name, bytes } of filesOfStoredZip(zip)) {
      // libvips adds files of its own that say when they were made.
      if (name.endsWith('/default.jpg')) files.set(name.slice(name.indexOf('/') + 1), bytes);
    }
    const wholes = await addWholes(params, files, context);
    if (wholes.length === 0) return refuse('damaged-image');
    const { size, tilePx, set } = params;
    const information = imageInformation({
      ...{ size, tilePx, wholes },
      licence: set.credit?.licence ?? null,
    });
    files.set(INFO, Buffer.from(`${JSON.stringify(information, null, 2)}\n`));
    return { findings: {}, files: [{ ...tileSet(params), inMemory: files }] };
  },
};

/** The picture as a whole is there as the JPEGs of the responsive set, the largest also as `max`. */
async function addWholes(
  { set }: ImageTilesParams,
  files: Map<string, Uint8Array>,
  { earlier, open }: StepContext,
): Promise<ImageSize[]> {
  const wholes: ImageSize[] = [];
  for (const size of set.sizes) {
    const made = earlier.find(({ label }) => label === `jpeg-${size.widthPx}`);
    if (!made) continue;
    const bytes = await readFile(await open(made));
    // The planned height may be a pixel off: smaller sizes are made of the largest, not of the original.
    const whole = {
      widthPx: made.widthPx ?? size.widthPx,
      heightPx: made.heightPx ?? size.heightPx,
    };
    files.set(wholeName(whole), bytes);
    if (size === set.sizes.at(-1)) files.set(wholeName('max'), bytes);
    wholes.push(whole);
  }
  return wholes;
}

function tileSet({ size, tilePx }: ImageTilesParams): MadeFile {
  return {
    role: 'tiles',
    label: `iiif-${tilePx}`,
    fileName: `${SET}/${INFO}`,
    set: SET,
    mediaType: 'application/ld+json',
    ...size,
    durationSeconds: null,
    bitrateKbps: null,
  };
}
