import { lookAtImage } from '../../probe/image/look-at-image.ts';
import { type Readable, toReadable } from '../../probe/image/readable.ts';
import type { ImageProbe } from '../../probe/probe.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { type CropParams, makeCrops } from './make-crops.ts';
import { type LevelParams, makeLevels } from './make-levels.ts';
import { makePages, type PageParams } from './make-pages.ts';
import { type Encoded, type ImageSetParams, makeSet } from './make-set.ts';
import { makeTiles, type TileParams } from './make-tiles.ts';
import { saysOutOfMemory } from './process/out-of-memory.ts';

/** What is done with the bytes of an image from outside, by name: all of it in a process of its own. */
export interface ImageTasks {
  look: { params: null; result: ImageProbe | Refusal };
  set: { params: ImageSetParams; result: Encoded | Refusal };
  tiles: { params: TileParams; result: Buffer | Refusal };
  levels: { params: LevelParams; result: Encoded | Refusal };
  crops: { params: CropParams; result: Encoded | Refusal };
  pages: { params: PageParams; result: Encoded | Refusal };
}

export type ImageTaskName = keyof ImageTasks;
export type ImageTask<Name extends ImageTaskName = ImageTaskName> = {
  [Each in Name]: { name: Each; params: ImageTasks[Each]['params'] };
}[Name];

/** Never rejects for a file that cannot be decoded: that is a refusal. */
export function runImageTask(
  task: ImageTask,
  bytes: Uint8Array,
): Promise<ImageTasks[ImageTaskName]['result']> {
  switch (task.name) {
    case 'look':
      return lookAtImage(bytes);
    case 'set':
      return decoding(bytes, task.params, (readable) => makeSet(readable, task.params));
    case 'tiles':
      return decoding(bytes, task.params, (readable) => makeTiles(readable, task.params));
    case 'levels':
      return decoding(bytes, task.params, (readable) => makeLevels(readable, task.params));
    case 'crops':
      return decoding(bytes, task.params, (readable) => makeCrops(readable, task.params));
    case 'pages':
      return decoding(bytes, task.params, () => makePages(bytes, task.params));
  }
}

async function decoding<Made>(
  bytes: Uint8Array,
  { format }: { format: ImageProbe['format'] },
  make: (readable: Readable) => Promise<Made>,
): Promise<Made | Refusal> {
  try {
    return await make(await toReadable(bytes, format));
  } catch (error) {
    const isLimit = error instanceof Error && saysOutOfMemory(error.message);
    return refuse(isLimit ? 'too-much-memory' : 'damaged-image');
  }
}
