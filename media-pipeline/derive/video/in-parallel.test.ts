import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

const signal = new AbortController().signal;

test('an answer stands when another hand ends after it with none', async () => {
  const said = await inParallel([0, 1], { parallel: 2, signal }, async (item) => {
    if (item === 0) return 'no';
    await delay(20);
    return null;
  });
  expect(said).toBe('no');
});

test('the first answer keeps the items that have not begun from beginning', async () => {
  const begun: number[] = [];
  const items = [0, 1, 2, 3, 4, 5];
  const said = await inParallel(items, { parallel: 2, signal }, async (item) => {
    begun.push(item);
    await delay(1);
    return item === 1 ? 'enough' : null;
  });
  expect([said, begun.length < items.length]).toEqual(['enough', true]);
});
