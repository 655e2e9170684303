import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Region } from 'sharp';
import { afterAll, expect, test } from 'vitest';
import type { ShareCard } from '#domain/public/share-card.ts';
import { openCardDrawer } from './draw-cards.ts';

const folder = mkdtempSync(join(tmpdir(), 'draw-card-'));
const drawer = openCardDrawer({ cacheFolder: folder });
afterAll(() => {
  drawer.close();
  rmSync(folder, { recursive: true, force: true });
});

const CARD: ShareCard = {
  kicker: { text: 'Lễ hội', lang: 'vi' },
  names: [{ text: 'Lễ hội thử', lang: 'vi' }],
  otherNames: [],
  places: null,
  site: 'Kho thử',
  wordmark: null,
  field: '#20315f',
  ink: '#f6f1e5',
  cover: { kind: 'picture', path: 'media/anh/1.jpg', credit: 'Người chụp thử · CC-BY-4.0' },
};

test('the busiest photograph fits in 100 KB and keeps its credit beneath it', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const photograph = await sharp({
    create: { width: 900, height: 900, channels: 3, background: '#888', noise },
  })
    .blur(0.7)
    .jpeg()
    .toBuffer();
  const card = Buffer.from(await drawer.draw(CARD, photograph));
  expect(card.length).toBeLessThanOrEqual(100_000);
  const { min, max } = await greysIn(card, { left: 710, top: 592, width: 480, height: 36 });
  expect(max - min).toBeGreaterThan(120);
});

test('a name as long as a sentence is set in full, smaller', async () => {
  const long = 'Nghệ thuật trang trí trên trang phục của người Lô Lô Đen '.repeat(4).trim();
  const longer = await drawer.draw({ ...CARD, names: [{ text: long, lang: 'vi' }] }, null);
  expect(await inkBelow(Buffer.from(longer), 500)).toBe(false);
});

test('where no letter of anything can be drawn, a card is still made', async () => {
  const words = { text: 'ᄒᆞᆫ', lang: 'ko' };
  const bare = { ...CARD, kicker: words, names: [words], site: words.text };
  const card = Buffer.from(await drawer.draw(bare, null));
  expect(await sharp(card).metadata()).toMatchObject({ width: 1200, height: 630 });
});

/** Are there letters in the text column between a row and the site's name? */
async function inkBelow(card: Buffer, top: number): Promise<boolean> {
  const { max } = await greysIn(card, { left: 0, top, width: 600, height: 24 });
  return max > 150;
}

/** The darkest and the lightest grey of a part of a card. */
async function greysIn(card: Buffer, region: Region): Promise<{ min: number; max: number }> {
  const greys = await sharp(card).extract(region).greyscale().raw().toBuffer();
  return { min: Math.min(...greys), max: Math.max(...greys) };
}
