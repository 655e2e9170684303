/** A size at which a map is laid out: what is told apart at one width runs together at another. */
export interface Layout<Name = 'wide' | 'narrow' | 'small'> {
  name: Name;
  /** Width of the drawing on the screen, at least. */
  widthPx: number;
  /** Height of the names of places. */
  labelPx: number;
}

export const WIDE: Layout<'wide'> = { name: 'wide', widthPx: 640, labelPx: 12 };
export const NARROW: Layout<'narrow'> = { name: 'narrow', widthPx: 320, labelPx: 10.5 };
/** Beside the facts of a record, in the margin of a desk or the column of a phone. */
export const SMALL: Layout = { name: 'small', widthPx: 280, labelPx: 11 };
