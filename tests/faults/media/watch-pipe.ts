import { closeSync, constants, openSync } from 'node:fs';
import { execa } from 'execa';

const LOOK_MS = 10;

/**
 * Lays a named pipe at `path` and counts who opens it to read. Nothing is written into it, so whoever
 * opens it gets no byte and waits; that is what a look from this side finds (fifo(7)).
 */
export async function watchPipe(path: string): Promise<{ opened(): number; stop(): void }> {
  await execa('mkfifo', [path]);
  let openedCount = 0;
  const timer = setInterval(() => {
    try {
      closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
      openedCount++;
    } catch {
      // ENXIO: nobody has it open.
    }
  }, LOOK_MS);
  return { opened: () => openedCount, stop: () => clearInterval(timer) };
}
