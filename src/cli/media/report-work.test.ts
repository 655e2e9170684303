import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { WorkerProgress } from '#media-pipeline/run/run-worker.ts';
import { openProgress } from '../progress.ts';
import { openWorkReporter } from './report-work.ts';

test('where lines cannot be rewritten, a log holds outcomes, and every half minute what is under way', () => {
  const stream = new PassThrough({ encoding: 'utf8' });
  const progress = openProgress(stream as unknown as NodeJS.WriteStream, false);
  let now = 0;
  const report = openWorkReporter({ json: false, progress, lang: 'en', nowMs: () => now });
  const tell = (key: string, event: Partial<WorkerProgress>) =>
    report({ key, outcome: 'working', recipe: null, share: 0, reason: null, ...event });
  for (now = 0; now < 60_000; now += 1000) {
    tell('video:aaaa', { recipe: 'video-set', share: now / 60_000 });
    tell('image:bbbb', { recipe: 'image-set', share: now / 60_000 });
  }
  tell('image:bbbb', { outcome: 'refused', reason: { vi: 'Tệp rỗng.', en: 'It is empty.' } });
  tell('video:aaaa', { outcome: 'made' });
  expect(stream.read()).toBe(`video:aaaa working video-set 50%
image:bbbb refused: It is empty.
video:aaaa made
`);
});
