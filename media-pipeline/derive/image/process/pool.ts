import type { Refusal } from '../../../refusal.ts';
import type { ImageTaskName, ImageTasks } from '../tasks.ts';
import { type Call, type ImageProcess, startImageProcess } from './image-process.ts';

/** Processes that wait for the next image; as many as were ever busy at once. */
const idle = new Set<ImageProcess>();
const uses = new WeakMap<ImageProcess, number>();
/** What fragments of memory pile up to is given back now and then. */
const MAX_USES = 200;
const IDLE_MS = 5000;

/**
 * Does a task over an image from outside, in another process: fenced in, limited in time and memory.
 * A refusal also where that process died of the file.
 * @throws Error on a fault of this machine; the reason of `signal`.
 */
export async function inImageProcess<Name extends ImageTaskName>(
  call: Call<Name>,
): Promise<ImageTasks[Name]['result'] | Refusal> {
  const taken = takeWaiting() ?? (await startImageProcess());
  const result = await taken.run(call);
  giveBack(taken);
  return result;
}

/** Ends the processes that wait for an image; resolves when they are gone. */
export async function endIdleImageProcesses(): Promise<void> {
  const waiting = [...idle];
  idle.clear();
  await Promise.all(waiting.map((each) => each.leave()));
}

function takeWaiting(): ImageProcess | null {
  for (const waiting of idle) {
    idle.delete(waiting);
    if (waiting.isAlive()) return waiting;
  }
  return null;
}

function giveBack(taken: ImageProcess): void {
  const used = (uses.get(taken) ?? 0) + 1;
  uses.set(taken, used);
  if (!taken.isAlive()) return;
  idle.add(taken);
  taken.rest();
  const leave = () => {
    if (uses.get(taken) === used && idle.delete(taken)) void taken.leave();
  };
  if (used >= MAX_USES) leave();
  else setTimeout(leave, IDLE_MS).unref();
}
