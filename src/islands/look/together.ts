import type { PictureView } from './picture-view.ts';

const TOUCHED = ['canvas-press', 'canvas-scroll', 'canvas-pinch', 'canvas-key'] as const;

/**
 * Two pictures that move and zoom as one while `areTied` says so, the one that the reader touched last
 * leading; each keeps its own place in its own size. Ends when the function returned is called.
 */
export function moveTogether(
  [one, other]: readonly [PictureView, PictureView],
  areTied: () => boolean,
): () => void {
  let leading = one;
  const lead = (from: PictureView, to: PictureView): (() => void) => {
    const take = () => {
      leading = from;
    };
    const follow = () => {
      if (leading !== from || !areTied()) return;
      const { viewport } = to.viewer;
      const { viewport: led } = from.viewer;
      const home = viewport.getHomeBounds().getCenter();
      const moved = led.getCenter(true).minus(led.getHomeBounds().getCenter());
      viewport.zoomTo(
        (led.getZoom(true) / led.getHomeZoom()) * viewport.getHomeZoom(),
        undefined,
        true,
      );
      viewport.panTo(home.plus(moved), true);
    };
    for (const touch of TOUCHED) from.viewer.addHandler(touch, take);
    from.viewer.addHandler('viewport-change', follow);
    return () => {
      for (const touch of TOUCHED) from.viewer.removeHandler(touch, take);
      from.viewer.removeHandler('viewport-change', follow);
    };
  };
  const ends = [lead(one, other), lead(other, one)];
  return () => {
    for (const end of ends) end();
  };
}
