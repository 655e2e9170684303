import sharp, { type OverlayOptions } from 'sharp';
import { type CardWords, SHARE_CARD_PX, type ShareCard } from '#domain/public/share-card.ts';
import { hasShapes } from './covered-letters.ts';
import { filledPixels, paintCloth } from './paint-cloth.ts';
import { drawable, type SetWords, setLine, setWords } from './set-words.ts';

const MARGIN_PX = 64;
const CLOTH_PX = 400;
const PICTURE_PX = 500;
const GUTTER_PX = 48;
const CREDIT = { stripPx: 40, textPx: 18 };
const SITE_PX = 34;
const WORDMARK_PX = 60;
/** Of a card; photographs are made coarser until they fit. */
const MOST_BYTES = 100_000;
/** Sharp edges between flat colours keep their chroma whole; in a photograph it is half of the bytes. */
const CLOTH_JPEG = { quality: 76, chromaSubsampling: '4:4:4' } as const;
const PHOTOGRAPH_QUALITIES = [78, 68, 58, 48] as const;

/**
 * A share card as a JPEG. `picture`: bytes of the picture that its cover names. To be called where
 * FONTCONFIG_FILE names the fonts of the cards.
 */
export async function drawCard(card: ShareCard, picture: Uint8Array | null): Promise<Buffer> {
  const { width, height } = SHARE_CARD_PX;
  const coverPx = card.cover.kind === 'cloth' ? CLOTH_PX : PICTURE_PX;
  const pixels = filledPixels(width, height, card.field);
  const area = { left: width - coverPx, top: 0, width: coverPx, height };
  if (card.cover.kind === 'cloth') paintCloth(pixels, area, card.cover);

  const site = await signature(card);
  const siteTop = height - MARGIN_PX - (site?.height ?? 0);
  const words = await setWords({
    kicker: onlyDrawable(card.kicker),
    names: drawable(card.names, [...card.otherNames, { text: card.site, lang: 'vi' }]),
    places: onlyDrawable(card.places),
    colour: card.ink,
    room: {
      widthPx: width - coverPx - MARGIN_PX - GUTTER_PX,
      heightPx: siteTop - MARGIN_PX - GUTTER_PX,
    },
  });
  const layers = [
    ...(words === null ? [] : [placed(words, MARGIN_PX, MARGIN_PX)]),
    ...(site === null ? [] : [placed(site, MARGIN_PX, siteTop)]),
  ];
  if (card.cover.kind === 'picture' && picture !== null) {
    const seenPx = height - CREDIT.stripPx;
    const credit = await setLine(creditLine(card.cover.credit), card.ink, CREDIT.textPx);
    const creditTop = seenPx + Math.round((CREDIT.stripPx - credit.height) / 2);
    layers.push(
      { input: await cut(picture, coverPx, seenPx), left: area.left, top: 0 },
      placed(
        withinWidth(credit, coverPx - 2 * CREDIT.textPx),
        area.left + CREDIT.textPx,
        creditTop,
      ),
    );
  }
  const drawn = sharp(pixels.data, { raw: { width, height, channels: 3 } })
    .composite(layers)
    .removeAlpha();
  if (card.cover.kind === 'cloth') return drawn.jpeg(CLOTH_JPEG).toBuffer();
  return photographJpeg(await drawn.png({ compressionLevel: 0 }).toBuffer());
}

async function photographJpeg(png: Buffer): Promise<Buffer> {
  let jpeg = Buffer.alloc(0);
  for (const quality of PHOTOGRAPH_QUALITIES) {
    jpeg = await sharp(png).jpeg({ quality }).toBuffer();
    if (jpeg.length <= MOST_BYTES) break;
  }
  return jpeg;
}

function placed({ data, width, height }: SetWords, left: number, top: number): OverlayOptions {
  return { input: data, raw: { width, height, channels: 4 }, left, top };
}

/** The archive's own mark, or its name; `null` where no face has the letters of that. */
async function signature({ wordmark, site, ink }: ShareCard): Promise<SetWords | null> {
  if (wordmark === null) return hasShapes(site) ? setLine(site, ink, SITE_PX) : null;
  const { data, info } = await sharp(Buffer.from(wordmark), { density: 144 })
    .resize({ height: WORDMARK_PX })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The licence is always in Latin letters. */
function creditLine(credit: string): string {
  return hasShapes(credit) ? credit : (credit.split(' · ').at(-1) ?? credit);
}

function onlyDrawable(words: CardWords | null): CardWords | null {
  return words === null ? null : (drawable([words])[0] ?? null);
}

/** Rows cut off at the right, where a line is longer than its room. */
function withinWidth({ data, width, height }: SetWords, widthPx: number): SetWords {
  if (width <= widthPx) return { data, width, height };
  const rows = Array.from({ length: height }, (_, row) =>
    data.subarray(row * width * 4, (row * width + widthPx) * 4),
  );
  return { data: Buffer.concat(rows), width: widthPx, height };
}

function cut(picture: Uint8Array, width: number, height: number): Promise<Buffer> {
  return sharp(picture).resize({ width, height, fit: 'cover', position: 'attention' }).toBuffer();
}
