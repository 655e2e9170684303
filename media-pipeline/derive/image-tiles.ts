import { readFile } from 'node:fs/promises';
import type { ImageSize } from '../plan/image-sizes.ts';
import type { Recipe, StepContext } from '../recipe.ts';
import { refuse } from '../refusal.ts';
import { imageInformation, levelSizes, wholeName } from './image/iiif-info.ts';
import type { ImageSetParams } from './image/make-set.ts';
import type { TileParams } from './image/make-tiles.ts';
import { overOriginal } from './image/run-image-recipe.ts';
import { filesOfStoredZip } from './image/stored-zip.ts';
import { planImageSet } from './image-set.ts';
import type { MadeFile } from './made.ts';

interface ImageTilesParams extends TileParams {
  size: ImageSize;
  /** The largest whole picture is taken from there. */
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
  version: 3,
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
    const max = await addLargest(params, files, context);
    if (max === null) return refuse('damaged-image');
    const { size, tilePx, set, format } = params;
    const missing = levelSizes({ size, tilePx, max }).filter(
      (level) => !files.has(wholeName(level)),
    );
    if (missing.length > 0) {
      const { encoding, credit } = set;
      const levels = { format, levels: missing, encoding, credit };
      const made = await overOriginal('levels', levels, context);
      if ('reason' in made) return made;
      for (const [at, { bytes }] of made.files.entries()) {
        const level = missing[at];
        if (level !== undefined) files.set(wholeName(level), bytes);
      }
    }
    const licence = set.credit?.licence ?? null;
    const information = imageInformation({ size, tilePx, max, licence });
    files.set(INFO, Buffer.from(`${JSON.stringify(information, null, 2)}\n`));
    return { findings: {}, files: [{ ...tileSet(params), inMemory: files }] };
  },
};

/** The largest JPEG of the responsive set is the largest whole picture, and `max`; its size, `null` where it was not made. */
async function addLargest(
  { set }: ImageTilesParams,
  files: Map<string, Uint8Array>,
  { earlier, open }: StepContext,
): Promise<ImageSize | null> {
  const planned = set.sizes.at(-1);
  const made = earlier.find(({ label }) => label === `jpeg-${planned?.widthPx}`);
  if (planned === undefined || made === undefined) return null;
  const bytes = await readFile(await open(made));
  // The planned height may be a pixel off.
  const max = {
    widthPx: made.widthPx ?? planned.widthPx,
    heightPx: made.heightPx ?? planned.heightPx,
  };
  files.set(wholeName(max), bytes);
  files.set(wholeName('max'), bytes);
  return max;
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
