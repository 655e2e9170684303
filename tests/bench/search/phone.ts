/**
 * `npm run bench:search-phone -- [--count 50000] [--queries 24]`: from the last letter typed to the first
 * results shown, on the search page in Chromium over a line of 400 kbit/s and 400 ms with a processor
 * slowed down four times; the page is there with what it fetches when it opens and when the box is tapped.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { openChromium } from '#tests/open-chromium.ts';
import { writeSearchPage } from '#tests/search-page.ts';
import { serveFolder } from '../serve-folder.ts';
import { allQueries } from './figures.ts';
import { percentile } from './golden.ts';
import { openGrown, writeGrown } from './grown-archive.ts';
import { sampleProjection } from './sample-projection.ts';

const LINE = { bytesASecond: 400_000 / 8, latencyMs: 400 };
const SLOWER = 4;
const MAX_WAIT_MS = 60_000;

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    count: { type: 'string', default: '50000' },
    queries: { type: 'string', default: '24' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'bench-phone-'));
try {
  const sample = await sampleProjection(join(folder, 'sample'));
  writeGrown(sample, { count: Number(values.count), folder: join(folder, 'archive') });
  sample.close();
  const site = await writeSearchPage(openGrown(join(folder, 'archive')));
  const server = await serveFolder(site.folder);
  const browser = await openChromium();
  const all = allQueries([]);
  const asked = Array.from({ length: Number(values.queries) }, (_, i) => {
    const at = Math.floor((i * all.length) / Number(values.queries));
    return all[at]?.query ?? '';
  });
  const seconds: number[] = [];
  for (const query of asked) {
    const took = (await untilResults(browser, { url: `${server.url}/page.html`, query })) / 1000;
    seconds.push(took);
    process.stdout.write(`${took.toFixed(2).padStart(6)} s  ${query}\n`);
  }
  const figure = (part: number) => percentile(seconds, part).toFixed(2);
  process.stdout.write(`p50 ${figure(0.5)} s, p95 ${figure(0.95)} s, slowest ${figure(1)} s\n`);
  await browser.close();
  server.close();
  await site.remove();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function untilResults(
  browser: Browser,
  { url, query }: { url: string; query: string },
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LINE.latencyMs,
    downloadThroughput: LINE.bytesASecond,
    uploadThroughput: LINE.bytesASecond,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(url, { waitUntil: 'networkidle' });
  // Who types has tapped the box, at which the page fetches what typing may need.
  await page.focus('input[name=q]');
  await page.waitForFunction(() => {
    const come = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['more', 'extras'].every((part) =>
      come.some((name) => name.endsWith(`search-${part}.js`)),
    );
  });
  const took = await page.evaluate(
    ([typed, most]) =>
      new Promise<number>((resolve) => {
        const box = document.querySelector<HTMLInputElement>('input[name=q]');
        const list = document.querySelector('[data-search-results]');
        if (box === null || list === null) throw new Error('not the search page');
        const started = performance.now();
        const end = () => resolve(performance.now() - started);
        new MutationObserver(() => {
          if (list.childElementCount > 0) end();
        }).observe(list, { childList: true });
        setTimeout(end, Number(most));
        box.value = String(typed);
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }),
    [query, MAX_WAIT_MS] as const,
  );
  await context.close();
  return took;
}
