import sharp from 'sharp';
import type { CardWords } from '#domain/public/share-card.ts';
import { hasShapes } from './covered-letters.ts';

const OTHER_SCRIPTS = 'Noto Sans Cham,Noto Sans Tai Viet,Noto Serif TC Medium';
const SERIF = `Noto Serif SemiBold,Noto Serif Khmer SemiBold,${OTHER_SCRIPTS}`;
const SANS = `Noto Sans,Noto Sans Khmer,${OTHER_SCRIPTS}`;
const SMALL_PX = 28;
const NAME_SIZES_PX = [96, 84, 74, 64, 56, 48, 42, 36, 30] as const;
/** Width of a letter and height of a line, in sizes: with what fitting begins. */
const LETTER = 0.5;
const LINE = 1.35;

export interface WordsToSet {
  kicker: CardWords | null;
  names: readonly CardWords[];
  places: CardWords | null;
  colour: string;
  room: { widthPx: number; heightPx: number };
}

/** Pixels with alpha, cut to the ink. */
export interface SetWords {
  data: Buffer;
  width: number;
  height: number;
}

/** Sets kicker, names and places under each other, the names as large as the room lets them be; `null` without any. */
export async function setWords({
  kicker,
  names,
  places,
  colour,
  room,
}: WordsToSet): Promise<SetWords | null> {
  let set: SetWords | null = null;
  if (kicker === null && names.length === 0 && places === null) return set;
  for (const sizePx of sizesToTry(names, room)) {
    const parts = [
      ...(kicker === null ? [] : [small(kicker), gap(sizePx / 6)]),
      names.map((name) => span(name, SERIF, sizePx)).join('\n'),
      ...(places === null ? [] : [gap(sizePx / 5), small(places)]),
    ];
    set = await setMarkup(parts.join('\n'), { colour, widthPx: room.widthPx });
    if (set.width <= room.widthPx && set.height <= room.heightPx) return set;
  }
  return set;
}

/** One small line. */
export function setLine(text: string, colour: string, sizePx: number): Promise<SetWords> {
  return setMarkup(span({ text, lang: 'und' }, SANS, sizePx), { colour, widthPx: null });
}

/** Names of which every letter can be drawn; from `otherNames` the first, where none of `names` can. */
export function drawable(
  names: readonly CardWords[],
  otherNames: readonly CardWords[] = [],
): CardWords[] {
  const own = names.filter(({ text }) => hasShapes(text));
  return own.length > 0 ? own : otherNames.filter(({ text }) => hasShapes(text)).slice(0, 1);
}

function sizesToTry(names: readonly CardWords[], room: WordsToSet['room']): number[] {
  const first = NAME_SIZES_PX.findIndex((sizePx) => {
    const lines = names.map(({ text }) =>
      Math.ceil((text.length * LETTER * sizePx) / room.widthPx),
    );
    return lines.reduce((sum, count) => sum + count, 0) * LINE * sizePx <= room.heightPx;
  });
  return NAME_SIZES_PX.slice(first === -1 ? -1 : first);
}

const khmerWords =
  Intl.Segmenter.supportedLocalesOf('km').length > 0
    ? new Intl.Segmenter('km', { granularity: 'word' })
    : null;

/** Khmer is written without spaces: where a line may end is marked between its words. */
function breakable(text: string): string {
  if (khmerWords === null) return text;
  return text.replaceAll(/[\u1780-\u17d3\u17dd]{2,}/g, (run) =>
    Array.from(khmerWords.segment(run), ({ segment }) => segment).join('\u200b'),
  );
}

function small(words: CardWords): string {
  return span(words, SANS, SMALL_PX);
}

function gap(sizePx: number): string {
  return `<span size="${points(sizePx)}"> </span>`;
}

function span({ text, lang }: CardWords, families: string, sizePx: number): string {
  const language = lang === 'und' ? '' : ` lang="${escapeMarkup(lang)}"`;
  return `<span font_family="${families}" size="${points(sizePx)}"${language}>${escapeMarkup(breakable(text.normalize('NFC')))}</span>`;
}

/** Pango's unit; at 72 dpi a point is a pixel. */
const points = (sizePx: number) => Math.round(sizePx * 1024);

async function setMarkup(
  markup: string,
  { colour, widthPx }: { colour: string; widthPx: number | null },
): Promise<SetWords> {
  const text = {
    text: `<span foreground="${colour}">${markup}</span>`,
    ...(widthPx === null ? {} : { width: widthPx }),
    rgba: true,
    dpi: 72,
    wrap: 'word' as const,
  };
  const { data, info } = await sharp({ text }).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Pango markup is XML. */
function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
