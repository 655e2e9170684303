import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { watchStall } from './watch-stall.ts';

async function stallsOf(script: string, seconds: number): Promise<number> {
  const child = execa('sh', ['-c', script], { reject: false, forceKillAfterDelay: 1 });
  let stalls = 0;
  const stop = watchStall(child.pid ?? 0, { afterSeconds: 0.5, onStall: () => stalls++ });
  await delay(seconds * 1000);
  stop();
  child.kill('SIGKILL');
  await child;
  return stalls;
}

test.skipIf(process.platform !== 'linux')('one that waits for ever has stalled', async () => {
  expect(await stallsOf('exec sleep 4', 1.5)).toBeGreaterThan(0);
});

test('one whose child works has not', async () => {
  expect(await stallsOf('timeout 1.7 sh -c "while :; do :; done"; true', 1.5)).toBe(0);
});
