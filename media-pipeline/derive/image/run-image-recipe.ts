import type { StepContext } from '../../recipe.ts';
import type { Refusal } from '../../refusal.ts';
import type { Made } from '../made.ts';
import type { Encoded } from './make-set.ts';
import { inImageProcess } from './process/pool.ts';
import type { ImageTaskName, ImageTasks } from './tasks.ts';
import { writeDown } from './write-down.ts';

/** Room for a slow machine with other work to do. */
const TIMEOUT_SECONDS = { atLeast: 60, perMegapixel: 5 };

type Original = Pick<StepContext, 'source' | 'sizeBytes' | 'probe' | 'signal'>;

/** Does a task over the original of a step. */
export function overOriginal<Name extends ImageTaskName>(
  name: Name,
  params: ImageTasks[Name]['params'],
  { source, sizeBytes, probe, signal }: Original,
): Promise<ImageTasks[Name]['result'] | Refusal> {
  const pixels = probe.kind === 'image' ? probe.widthPx * probe.heightPx : 0;
  const timeoutSeconds =
    TIMEOUT_SECONDS.atLeast + (TIMEOUT_SECONDS.perMegapixel * pixels) / 1_000_000;
  return inImageProcess({ name, params, source, sizeBytes, timeoutSeconds, signal });
}

/** Writes what a task encoded into the folder of its step. */
export async function written(
  encoded: Encoded | Refusal,
  { folder }: Pick<StepContext, 'folder'>,
): Promise<Made | Refusal> {
  if ('reason' in encoded) return encoded;
  return { findings: encoded.findings, files: await writeDown(encoded.files, folder) };
}
