import type { Refusal } from '../../../refusal.ts';
import type { ImageTaskName, ImageTasks } from '../tasks.ts';
import { type Call, type ImageProcess, startImageProcess } from './image-process.ts';

/** Processes that wait for the next image; as many as were ever busy at once. */
const idle: ImageProcess[] = [];
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
  const waiting = idle.pop();
  const taken = waiting?.isAlive() ? waiting : await startImageProcess();
  const result = await taken.run(call);
  giveBack(taken);
  return result;
}

function giveBack(taken: ImageProcess): void {
  const used = (uses.get(taken) ?? 0) + 1;
  uses.set(taken, used);
  if (!taken.isAlive() || used >= MAX_USES) {
    taken.end();
    return;
  }
  taken.rest();
  idle.push(taken);
  setTimeout(() => {
    const at = idle.indexOf(taken);
    if (at < 0 || uses.get(taken) !== used) return;
    idle.splice(at, 1);
    taken.end();
  }, IDLE_MS).unref();
}
