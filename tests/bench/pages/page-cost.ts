import type { Browser, CDPSession } from 'playwright-core';

/** What the first view of a page costs a fresh browser on a telephone, as sent over the line (compressed, heads included). */
export interface PageCost {
  htmlCssKb: number;
  scriptKb: number;
  firstViewKb: number;
  requests: number;
  /** Largest contentful paint at 400 kbit/s, 400 ms and a processor slowed down four times. */
  lcpSlow3gSeconds: number;
}

const LINE = { bytesASecond: 400_000 / 8, latencyMs: 400 };
const SLOWER = 4;
/** What paints later than this after the last request is not the first view. */
const REST_MS = 1_000;

/** Opens `url` in a browser of its own that has nothing of it yet, at 360 px, and measures its first view. */
export async function pageCost(browser: Browser, url: string): Promise<PageCost> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const sent = await bytesByType(devtools);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LINE.latencyMs,
    downloadThroughput: LINE.bytesASecond,
    uploadThroughput: LINE.bytesASecond,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 });
  await page.waitForTimeout(REST_MS);
  const lcpMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let latest = 0;
        const seen = new PerformanceObserver((list) => {
          for (const { startTime } of list.getEntries()) latest = startTime;
        });
        seen.observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => resolve(latest), 200);
      }),
  );
  await context.close();
  const kilobytes = (...types: string[]) =>
    sent.reduce((sum, { type, bytes }) => sum + (types.includes(type) ? bytes : 0), 0) / 1000;
  return {
    htmlCssKb: kilobytes('Document', 'Stylesheet'),
    scriptKb: kilobytes('Script'),
    firstViewKb: sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
    requests: sent.length,
    lcpSlow3gSeconds: lcpMs / 1000,
  };
}

/** Filled as answers end. */
async function bytesByType(devtools: CDPSession): Promise<{ type: string; bytes: number }[]> {
  const types = new Map<string, string>();
  const sent: { type: string; bytes: number }[] = [];
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    types.set(requestId, type);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sent.push({ type: types.get(requestId) ?? 'Other', bytes: encodedDataLength });
  });
  await devtools.send('Network.enable');
  return sent;
}
