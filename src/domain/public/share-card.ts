/** 1.91 to 1, as the networks show it. */
export const SHARE_CARD_PX = { width: 1200, height: 630 } as const;

export interface CardWords {
  text: string;
  /** BCP-47. */
  lang: string;
}

/** Everything a share card shows: whoever draws it decides nothing but where. Colours are `#rrggbb`. */
export interface ShareCard {
  /** What and whose, above the name; `null` where there is nothing to say. */
  kicker: CardWords | null;
  /** The name, and the one that is its equal. */
  names: CardWords[];
  /** Other names, in order, for when no letter shapes are at hand for those. */
  otherNames: CardWords[];
  /** Under the name. */
  places: CardWords | null;
  /** Of the archive; its wordmark as an SVG of paths alone, where it has one. */
  site: string;
  wordmark: string | null;
  field: string;
  ink: string;
  cover: CardPicture | CardCloth;
}

export interface CardPicture {
  kind: 'picture';
  /** Path of the derivative, from the site's root. */
  path: string;
  /** Who made it and under which licence; stands on the card. */
  credit: string;
}

/**
 * A weave draft (components/weave.ts). `warp` and the stripes' path are strokes `M<end> <pick>V<pick>`, one thread
 * wide; `threading`, `treadling`, `tieUp` are marks `M<x> <y>h.7`; all in threads.
 */
export interface CardCloth {
  kind: 'cloth';
  ends: number;
  picks: number;
  shafts: number;
  treadles: number;
  warp: string;
  threading: string;
  treadling: string;
  tieUp: string;
  stripes: { ends: number; path: string } | null;
  mirror: '' | 'x' | 'y' | 'xy';
  threadPx: number;
  colours: { warp: string; weft: string; stripe: string; notation: string; tieUp: string };
}
