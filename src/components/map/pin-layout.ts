import { type FixedLabel, fixedBoxes } from './fixed-labels.ts';
import { type Frame, type Point, pointIn, tenth } from './frame.ts';
import { type Pin, typesOf } from './pins.ts';
import { type Box, type PlacedLabel, placeLabels } from './place-labels.ts';
import { spreadPins } from './spread-pins.ts';

export interface LaidPin {
  pin: Pin;
  x: number;
  y: number;
  /** Of the ring, or of the dot where there is nothing to show. */
  radius: number;
  /** Size of the marks, as a share of the usual. */
  marks: number;
  label: PlacedLabel | null;
}

/** West of this the land leaves no room: names rather stand on the side of the border. */
const SIDE_PARTS_AT = 105.9;
const EMPTY_RADIUS = 2.2;
const REACH = 9;
const SMALLER = 0.8;

/** Pins and their names in a frame whose units are pixels, none over another where there is room. */
export function layOutPins(
  frame: Frame,
  pins: readonly Pin[],
  { fixed, size }: { fixed: readonly FixedLabel[]; size: number },
): LaidPin[] {
  const radii = pins.map((pin) => radiusOf(pin, isSmall(frame)));
  const places = spreadPins(
    pins.map(({ at }, index) => ({ at: pointIn(frame, at), radius: (radii[index] ?? 0) + 0.7 })),
    REACH,
  );
  const at = (index: number): Point => places[index] ?? [0, 0];
  const taken = pins.map((_, index) => around(at(index), radii[index] ?? 0));
  const labels = placeLabels(
    pins.map((pin, index) => ({
      id: pin.id,
      text: pin.title,
      at: at(index),
      clear: (radii[index] ?? 0) + 3,
      size: typesOf(pin.counts).length === 0 ? size * 0.92 : size,
      weight: Object.values(pin.counts).reduce((sum, count) => sum + count, 0),
      side: pin.at[0] < SIDE_PARTS_AT ? 'west' : 'east',
    })),
    frame,
    [...fixedBoxes(fixed, frame), ...taken],
  );
  return pins.map((pin, index) => ({
    pin,
    x: tenth(at(index)[0]),
    y: tenth(at(index)[1]),
    radius: radii[index] ?? 0,
    marks: isSmall(frame) ? SMALLER : 1,
    label: labels.get(pin.id) ?? null,
  }));
}

function radiusOf({ counts, area }: Pin, small: boolean): number {
  const types = typesOf(counts).length;
  if (types === 0) return EMPTY_RADIUS;
  if (!area) return 4;
  const radius = types === 1 ? 6 : 9;
  return small ? radius * SMALLER : radius;
}

/** Has a province less room than its ring? */
function isSmall({ width, east, west }: Frame): boolean {
  return width / (east - west) < 30;
}

function around([x, y]: Point, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}
