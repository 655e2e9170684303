import { type ImageTask, runImageTask } from '../tasks.ts';
import type { ToMain, ToParent } from './messages.ts';

/**
 * The process that decodes images from outside. Told by messages what to do; the bytes of the original
 * arrive on stdin, the result leaves as a message. It opens no file and ends with its parent.
 */
const arriving = process.stdin.iterator({ destroyOnReturn: false });

async function receive(sizeBytes: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(sizeBytes);
  for (let have = 0; have < sizeBytes; ) {
    const { value, done } = await arriving.next();
    if (done === true) throw new Error('the original ended early');
    have += (value as Buffer).copy(bytes, have);
  }
  return bytes;
}

async function answer({ task, sizeBytes }: ToMain): Promise<ToParent> {
  try {
    return { result: await runImageTask(task as ImageTask, await receive(sizeBytes)) };
  } catch (fault) {
    return { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

process.on('disconnect', () => process.exit());
process.on('message', async (message: ToMain) => {
  process.send?.(await answer(message));
});
process.send?.({ ready: true } satisfies ToParent);
