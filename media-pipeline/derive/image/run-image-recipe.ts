import type { Probe } from '../../probe/probe.ts';
import type { StepContext } from '../../recipe.ts';
import type { Refusal } from '../../refusal.ts';
import type { Made } from '../made.ts';
import type { Encoded } from './make-set.ts';
import { inImageProcess } from './process/pool.ts';
import type { ImageTaskName, ImageTasks } from './tasks.ts';
import { writeDown } from './write-down.ts';

/** Room for a slow machine with other work to do; a booklet of 32 pages of A3 at 300 dpi stays below. */
const TIMEOUT_SECONDS = { atLeast: 60, perMegapixel: 5, atMost: 3600 };

type Original = Pick<StepContext, 'source' | 'sizeBytes' | 'probe' | 'signal'>;

/** Does a task over the original of a step. */
export function overOriginal<Name extends ImageTaskName>(
  name: Name,
  params: ImageTasks[Name]['params'],
  { source, sizeBytes, probe, signal }: Original,
): Promise<ImageTasks[Name]['result'] | Refusal> {
  const timeoutSeconds = timeLimitSeconds(name, probe);
  return inImageProcess({ name, params, source, sizeBytes, timeoutSeconds, signal });
}

/** How long a task may take over an image: over its picture, or over all its pages. */
export function timeLimitSeconds(task: ImageTaskName, probe: Probe): number {
  const { atLeast, perMegapixel, atMost } = TIMEOUT_SECONDS;
  return Math.min(atMost, atLeast + (perMegapixel * pixelsOf(task, probe)) / 1_000_000);
}

function pixelsOf(task: ImageTaskName, probe: Probe): number {
  if (probe.kind !== 'image') return 0;
  if (task !== 'pages') return probe.widthPx * probe.heightPx;
  return probe.technical.streams.reduce(
    (sum, { widthPx, heightPx }) => sum + (widthPx ?? 0) * (heightPx ?? 0),
    0,
  );
}

/** Writes what a task encoded into the folder of its step. */
export async function written(
  encoded: Encoded | Refusal,
  { folder }: Pick<StepContext, 'folder'>,
): Promise<Made | Refusal> {
  if ('reason' in encoded) return encoded;
  return { findings: encoded.findings, files: await writeDown(encoded.files, folder) };
}
