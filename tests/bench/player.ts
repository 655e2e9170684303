/**
 * `npm run bench:player -- [--runs 3] [--json]`: the player of a recording of 24 kbit/s, on a page built by the
 * real commands, in Chromium over a line of 400 kbit/s and 400 ms with a processor slowed down six times. From
 * the tap to the sound; how long after its beginning a line is marked; how far from its start a press on a line
 * lands, and how long until it is heard. Ends with an error where a goal is missed.
 */
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { writeMediaArchive } from '#tests/browser/media-archive.ts';
import { LINE_SECONDS } from '#tests/browser/telling.ts';
import { openChromium } from '#tests/open-chromium.ts';

const LINE = { bytesASecond: 400_000 / 8, latencyMs: 400 };
const SLOWER = 6;
const GOALS = { playsSeconds: 3, followsSeconds: 0.25, landsSeconds: 0.25 };
/** Ahead of what is loaded, and back. */
const PRESSED = [55, 4, 31];

interface Figures {
  /** From the tap until the sound goes on, with nothing loaded. */
  playsSeconds: number;
  /** Latest mark of a line after its beginning. */
  followsSeconds: number;
  /** Largest distance from the start of the line pressed. */
  landsSeconds: number;
  /** Longest wait from a press on a line until it is heard. */
  heardSeconds: number;
  kilobytes: number;
}

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

const archive = await writeMediaArchive();
try {
  await archive.publish({ segments: 'single-file', av1: false });
  const server = await archive.serve();
  const browser = await openChromium();
  const runs: Figures[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    runs.push(await listen(browser, `${server.url}vi/media/dem-so/`));
  }
  await browser.close();
  await server.close();
  report(runs);
} finally {
  archive.remove();
}

async function listen(browser: Browser, address: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await slowDown(page);
  let bytes = 0;
  page.on('response', (response) => {
    if (/\.webm$/.test(response.url())) {
      bytes += Number(response.headers()['content-length'] ?? 0);
    }
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(watch);
  const playsSeconds = await press(page, 0);
  const follows = await page.evaluate(() => watched().lags(5000));
  const pressed: { landed: number; heard: number }[] = [];
  for (const number of PRESSED) {
    const heard = await press(page, number);
    const landed = await page.evaluate(() => watched().landed);
    pressed.push({ heard, landed: Math.abs(landed - number * LINE_SECONDS) });
  }
  await context.close();
  return {
    playsSeconds,
    followsSeconds: Math.max(...follows),
    landsSeconds: Math.max(...pressed.map(({ landed }) => landed)),
    heardSeconds: Math.max(...pressed.map(({ heard }) => heard)),
    kilobytes: bytes / 1000,
  };
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LINE.latencyMs,
    downloadThroughput: LINE.bytesASecond,
    uploadThroughput: LINE.bytesASecond,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** Taps a line; seconds until the sound goes on from there. */
async function press(page: Page, number: number): Promise<number> {
  await page.locator('.cues.words > li').nth(number).locator('a').click();
  return page.evaluate(() => watched().heard);
}

interface Watched {
  /** Of the last press: seconds from it until the sound went on, and where in the recording it then was. */
  heard: Promise<number>;
  landed: number;
  /** How long after its beginning each line was marked, in seconds, watched for so many milliseconds. */
  lags(milliseconds: number): Promise<number[]>;
}
declare function watched(): Watched;

/** In the page: notes presses and what follows them. */
function watch(): void {
  const sound = document.querySelector<HTMLMediaElement>('media-player audio');
  const lines = [...document.querySelectorAll<HTMLElement>('.cues.words > li')];
  if (sound === null) throw new Error('there is no player');
  const seen: Watched = {
    heard: Promise.resolve(0),
    landed: 0,
    lags(milliseconds) {
      const until = performance.now() + milliseconds;
      const found: number[] = [];
      let marked = lines.findIndex((line) => line.classList.contains('speaking'));
      return new Promise((resolve) => {
        const look = () => {
          const now = lines.findIndex((line) => line.classList.contains('speaking'));
          if (now === marked + 1)
            found.push(sound.currentTime - Number(lines[now]?.dataset['start']));
          marked = now;
          if (performance.now() > until) resolve(found);
          else requestAnimationFrame(look);
        };
        look();
      });
    },
  };
  document.addEventListener(
    'click',
    () => {
      const tapped = performance.now();
      let jumped = sound.readyState === 0;
      sound.addEventListener(
        'seeking',
        () => {
          jumped = true;
        },
        { once: true },
      );
      seen.heard = new Promise((resolve) => {
        const look = () => {
          const goesOn = jumped && !sound.seeking && !sound.paused && sound.readyState >= 3;
          if (!goesOn || sound.currentTime === 0) {
            requestAnimationFrame(look);
            return;
          }
          seen.landed = sound.currentTime;
          resolve((performance.now() - tapped) / 1000);
        };
        look();
      });
    },
    { capture: true },
  );
  Object.assign(globalThis, { watched: () => seen });
}

function report(runs: readonly Figures[]): void {
  const worst = (key: keyof Figures) => Math.max(...runs.map((run) => run[key]));
  const figures = {
    playsSeconds: worst('playsSeconds'),
    followsSeconds: worst('followsSeconds'),
    landsSeconds: worst('landsSeconds'),
    heardSeconds: worst('heardSeconds'),
    kilobytes: worst('kilobytes'),
  };
  const missed = Object.entries(GOALS).filter(
    // Not "greater than": a figure that could not be taken misses its goal.
    ([key, goal]) => !(figures[key as keyof typeof GOALS] <= goal),
  );
  if (values.json) process.stdout.write(`${JSON.stringify({ runs: runs.length, ...figures })}\n`);
  else {
    for (const [key, value] of Object.entries(figures)) {
      const goal = GOALS[key as keyof typeof GOALS];
      const wanted = goal === undefined ? '' : `  (goal ${goal})`;
      process.stdout.write(`${key.padEnd(16)}${value.toFixed(3).padStart(9)}${wanted}\n`);
    }
  }
  process.exitCode = missed.length === 0 ? 0 : 1;
}
