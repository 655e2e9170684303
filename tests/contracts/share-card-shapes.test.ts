import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHARE_CARD_PX, type ShareCard } from '#domain/public/share-card.ts';
import { CARD_FONTS } from '#media-pipeline/cards/covered-letters.ts';
import { type CardDrawer, openCardDrawer } from '#media-pipeline/cards/draw-cards.ts';
import { openChromium } from '../open-chromium.ts';

/** Letters on cards are shaped by Pango; Chromium, which shapes the pages, says what is right. */
const folder = mkdtempSync(join(tmpdir(), 'card-shapes-'));
let drawer: CardDrawer;
let browser: Browser;

beforeAll(async () => {
  drawer = openCardDrawer({ cacheFolder: folder });
  browser = await openChromium();
});
afterAll(async () => {
  drawer.close();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const NAME_PX = 96;
const WORDS = [
  { text: 'ខ្មែរ', lang: 'km', font: 'noto-serif-khmer-semibold.ttf' },
  { text: 'អុំទូក', lang: 'km', font: 'noto-serif-khmer-semibold.ttf' },
  { text: 'Lễ ộ ẵ Ê̆', lang: 'vi', font: 'noto-serif-semibold.ttf' },
  { text: 'ꪼꪕ', lang: 'blt', font: 'noto-sans-tai-viet.ttf' },
  { text: 'ꨌꩌ', lang: 'cjm', font: 'noto-sans-cham.ttf' },
];

test.each(WORDS)('"$text" is drawn as Chromium draws it', async ({ text, lang, font }) => {
  const onCard = await inkOnCard(text, lang);
  const inBrowser = await inkInBrowser(text, lang, font);
  expect(Math.abs(onCard.width - inBrowser.width)).toBeLessThanOrEqual(3);
  expect(Math.abs(onCard.height - inBrowser.height)).toBeLessThanOrEqual(3);
  expect(await difference(onCard, inBrowser)).toBeLessThan(0.06);
});

test('a word whose letters are not joined would be told apart', async () => {
  const [khmer] = WORDS;
  if (khmer === undefined) throw new Error('no word');
  const apart = [...khmer.text].join('\u200c');
  const onCard = await inkOnCard(khmer.text, khmer.lang);
  const unjoined = await inkInBrowser(apart, khmer.lang, khmer.font);
  const isAlike =
    Math.abs(onCard.width - unjoined.width) <= 3 && (await difference(onCard, unjoined)) < 0.06;
  expect(isAlike).toBe(false);
});

interface Ink {
  /** Cut to the letters. */
  png: Buffer;
  width: number;
  height: number;
}

async function inkOnCard(text: string, lang: string): Promise<Ink> {
  const card: ShareCard = {
    kicker: null,
    names: [{ text, lang }],
    otherNames: [],
    places: null,
    site: 'x',
    wordmark: null,
    field: '#000000',
    ink: '#ffffff',
    cover: { kind: 'picture', path: '', credit: '' },
  };
  const jpeg = await drawer.draw(card, null);
  const { width, height } = SHARE_CARD_PX;
  expect(await sharp(jpeg).metadata()).toMatchObject({ width, height, format: 'jpeg' });
  const above = { left: 0, top: 0, width: width / 2, height: height - 140 };
  return cutToInk(await sharp(jpeg).extract(above).png().toBuffer());
}

async function inkInBrowser(text: string, lang: string, font: string): Promise<Ink> {
  const page = await browser.newPage({ viewport: { width: 900, height: 400 } });
  const face = readFileSync(join(CARD_FONTS, font)).toString('base64');
  await page.setContent(
    `<style>@font-face{font-family:T;src:url(data:font/ttf;base64,${face})}
    body{margin:60px;background:#000;color:#fff;font:${NAME_PX}px/2 T;white-space:nowrap}</style><p lang="${lang}">${text}</p>`,
  );
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot();
  await page.close();
  return cutToInk(png);
}

async function cutToInk(png: Buffer): Promise<Ink> {
  const { data, info } = await sharp(png)
    .greyscale()
    .threshold(110)
    .trim({ background: '#000000', threshold: 10 })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

/** Part of the pixels that are ink in one and not in the other, within two pixels of drawing. */
async function difference(a: Ink, b: Ink): Promise<number> {
  const size = { width: a.width, height: a.height, fit: 'fill' as const };
  const [one, two] = await Promise.all(
    [a, b].map(({ png }) => sharp(png).resize(size).greyscale().blur(1.2).raw().toBuffer()),
  );
  if (one === undefined || two === undefined) throw new Error('nothing to compare');
  const apart = one.reduce((sum, value, at) => sum + Math.abs(value - (two[at] ?? 0)), 0);
  return apart / 255 / one.length;
}
