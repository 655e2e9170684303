import { COTTON, type Colour, isWarpUp, type WeaveDraft } from './weave.ts';

export interface Cloth {
  draft: WeaveDraft;
  widthPx: number;
  heightPx: number;
  /** One thread and its gap. */
  cellPx: number;
  /** Number of warp ends and of weft picks; the cloth lies in the middle, its thread ends stand out. */
  ends: number;
  picks: number;
}

/** A share of a thread's cell left open on either side of it. */
const GAP = 1 / 10;

/** An empty picture of the cloth on its loom: three bytes a pixel, the warp stretched, nothing woven. */
export function paintWarp(cloth: Cloth): Uint8Array {
  const pixels = new Uint8Array(cloth.widthPx * cloth.heightPx * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.set(COTTON, at);
  paint(cloth, pixels, { fromPick: -1, toPick: cloth.picks + 1, laid: 0 });
  return pixels;
}

/**
 * Paints pick `pick` (0 lies lowest) into the picture, laid in from the left by the share `laid` of its
 * length, 0 to 1.
 */
export function paintPick(
  cloth: Cloth,
  pixels: Uint8Array,
  { pick, laid }: { pick: number; laid: number },
): void {
  paint(cloth, pixels, { fromPick: pick, toPick: pick + 1, laid });
}

function paint(
  cloth: Cloth,
  pixels: Uint8Array,
  { fromPick, toPick, laid }: { fromPick: number; toPick: number; laid: number },
): void {
  const { cellPx, ends, picks, widthPx, heightPx } = cloth;
  const left = Math.floor((widthPx - ends * cellPx) / 2);
  const top = Math.floor((heightPx - picks * cellPx) / 2);
  const reachPx = -cellPx + laid * (ends + 2) * cellPx;
  const topOf = (pick: number) => Math.max(0, Math.min(heightPx, top + (picks - pick) * cellPx));
  for (let y = topOf(toPick); y < topOf(fromPick); y++) {
    const row = Math.floor((y - top) / cellPx);
    const pick = picks - 1 - row;
    for (let x = 0; x < widthPx; x++) {
      const end = Math.floor((x - left) / cellPx);
      const onWarp = end >= 0 && end < ends && isOnThread(x - left, cellPx);
      const isWoven = laid > 0 && pick >= 0 && pick < picks && x - left < reachPx;
      const onWeft = isWoven && end >= -1 && end <= ends && isOnThread(y - top, cellPx);
      const isReachable = pick >= -1 && pick <= picks;
      const colour = colourAt(cloth.draft, {
        end,
        pick,
        onWarp: onWarp && isReachable,
        onWeft,
      });
      pixels.set(colour, (y * widthPx + x) * 3);
    }
  }
}

function isOnThread(offsetPx: number, cellPx: number): boolean {
  const inCell = (((offsetPx % cellPx) + cellPx) % cellPx) / cellPx;
  return inCell >= GAP && inCell < 1 - GAP;
}

function colourAt(
  draft: WeaveDraft,
  at: { end: number; pick: number; onWarp: boolean; onWeft: boolean },
): Colour {
  if (at.onWarp && at.onWeft) {
    return isWarpUp(draft.structure, at.end, at.pick) ? draft.warp.colour : draft.weft.colour;
  }
  if (at.onWarp) return draft.warp.colour;
  return at.onWeft ? draft.weft.colour : COTTON;
}
