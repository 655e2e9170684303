import { archipelagos } from './base/draw-base.ts';
import { type Frame, type Position, pointIn, tenth } from './frame.ts';
import { type Box, labelBox } from './place-labels.ts';
import { textWidth } from './text-width.ts';

/** Words that stand on every map of the country, whatever else it shows, and are placed before all else. */
export interface FixedLabel {
  key: 'hoang-sa' | 'truong-sa' | 'east-sea';
  lines: { text: string; x: number; y: number }[];
  size: number;
}

/** Words of the two archipelagos and the sea; a Translator has them. */
export type MapWords = (
  key: 'map:hoangSa' | 'map:hoangSaOf' | 'map:truongSa' | 'map:truongSaOf' | 'map:eastSea',
) => string;

const LINE = 1.25;
const EDGE = 5;
const ISLAND = 4;

/** The two archipelagos and the sea, within a frame whose units are pixels. */
export function fixedLabels(t: MapWords, frame: Frame): FixedLabel[] {
  const size = frame.width < 500 ? 10.5 : 13;
  const lines = (words: string[], at: Position, key: FixedLabel['key'], letters = size) => {
    const [x, y] = pointIn(frame, at);
    const half = Math.max(...words.map((text) => textWidth(text, letters))) / 2;
    const middle = Math.min(Math.max(x, half + EDGE), frame.width - half - EDGE);
    return {
      key,
      size: letters,
      lines: words.map((text, index) => ({
        text,
        x: tenth(middle),
        y: tenth(y + index * LINE * letters),
      })),
    };
  };
  return [
    lines([t('map:hoangSa'), t('map:hoangSaOf')], [112.6, 15.75], 'hoang-sa'),
    lines([t('map:truongSa'), t('map:truongSaOf')], [114.3, 11.55], 'truong-sa'),
    lines([t('map:eastSea')], [112.1, 13.3], 'east-sea', size * 1.35),
  ];
}

/** The room that fixed labels and the islands of the archipelagos take. */
export function fixedBoxes(labels: readonly FixedLabel[], frame: Frame): Box[] {
  const islands = [...archipelagos(frame).hoangSa, ...archipelagos(frame).truongSa].map(
    ([x, y]) => ({
      left: x - ISLAND,
      top: y - ISLAND,
      right: x + ISLAND,
      bottom: y + ISLAND,
    }),
  );
  const words = labels.flatMap(({ lines, size }) =>
    lines.map(({ text, x, y }) => labelBox({ x, y, anchor: 'middle' }, text, size)),
  );
  return [...words, ...islands];
}
