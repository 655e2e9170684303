import type { Readable } from '../../probe/image/readable.ts';
import type { ImageProbe } from '../../probe/probe.ts';
import { openUpright } from './pixels.ts';

export interface TileParams {
  format: ImageProbe['format'];
  tilePx: number;
  quality: number;
}

/**
 * All tiles of an image, in one pass over its rows, as one stored ZIP: the files a level-0 client of the
 * IIIF Image API 3 asks for, named as the specification's canonical URIs are, below `tiles/`.
 */
export function makeTiles(readable: Readable, { tilePx, quality }: TileParams): Promise<Buffer> {
  return openUpright(readable)
    .jpeg({ quality, optimiseCoding: false })
    .tile({ size: tilePx, layout: 'iiif3', container: 'zip', basename: 'tiles' })
    .toBuffer();
}
