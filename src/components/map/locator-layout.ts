import { type FixedLabel, fixedBoxes } from './fixed-labels.ts';
import { type Frame, pointIn, tenth } from './frame.ts';
import type { LocatorMark } from './locator-marks.ts';
import { type Box, type PlacedLabel, placeLabels } from './place-labels.ts';

export interface LaidMark {
  mark: LocatorMark;
  x: number;
  y: number;
  radius: number;
  label: PlacedLabel | null;
}

const LARGEST_RADIUS = 15;
const SMALLEST_RADIUS = 1.2;
/** Names of the places where most people live; the table beside the map names them all. */
const PEOPLE_NAMED = 5;
const RADII = { point: 3.5, area: 8, former: 2.6, near: 2.2 } as const;

/** The marks of a map and their names, in a frame whose units are pixels. */
export function layOutMarks(
  marks: readonly LocatorMark[],
  { frame, fixed, labelPx }: { frame: Frame; fixed: readonly FixedLabel[]; labelPx: number },
): LaidMark[] {
  const laid = marks.map((mark) => {
    const [x, y] = pointIn(frame, mark.at);
    return { mark, x: tenth(x), y: tenth(y), radius: tenth(radiusOf(mark)) };
  });
  const named = laid.filter(({ mark }, index) => mark.kind !== 'people' || index < PEOPLE_NAMED);
  const labels = placeLabels(
    named.map(({ mark, x, y, radius }, index) => ({
      id: mark.id,
      text: mark.title,
      at: [x, y],
      clear: radius + 3,
      size: isMinor(mark) ? labelPx * 0.92 : labelPx,
      weight: named.length - index,
      side: 'east',
      bold: mark.kind === 'point' || mark.kind === 'area',
    })),
    frame,
    [...fixedBoxes(fixed, frame), ...named.map(boxOf)],
  );
  return laid.map((one) => ({ ...one, label: labels.get(one.mark.id) ?? null }));
}

/** Named in smaller letters: what was, and what is beside. */
export function isMinor({ kind }: LocatorMark): boolean {
  return kind === 'former' || kind === 'near';
}

function radiusOf({ kind, share }: LocatorMark): number {
  return kind === 'people'
    ? Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(share))
    : RADII[kind];
}

function boxOf({ x, y, radius }: { x: number; y: number; radius: number }): Box {
  const side = Math.min(radius, RADII.area);
  return { left: x - side, top: y - side, right: x + side, bottom: y + side };
}
