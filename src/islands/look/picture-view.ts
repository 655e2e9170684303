import OpenSeadragon from 'openseadragon';
import type { LookData } from './look-data.ts';
import type { Region } from './region.ts';

/** One picture in the dialog: moved, zoomed, and asked what is seen of it. */
export interface PictureView {
  viewer: OpenSeadragon.Viewer;
  /** What is seen, in pixels of the picture; may reach beyond it. */
  seen(): Region;
  show(region: Region): void;
  zoomBy(factor: number): void;
  /** By shares of what is seen. */
  moveBy(across: number, down: number): void;
  showWhole(): void;
  destroy(): void;
}

const ZOOM_SECONDS = 0.5;
/** At the closest, a pixel of the picture covers so many of the screen. */
const CLOSEST = 4;
const ONE_TAP = { clickToZoom: false, dblClickToZoom: true } as const;

/** Shows a picture in `element`; nothing moves by itself where the reader asked for stillness. */
export function showPicture(element: HTMLElement, look: LookData): PictureView {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const viewer = OpenSeadragon({
    element,
    // Pictures read from file:// may not be drawn by WebGL.
    drawer: 'canvas',
    tileSources: [tileSourceOf(look)],
    showNavigationControl: false,
    animationTime: still ? 0 : ZOOM_SECONDS,
    maxZoomPixelRatio: CLOSEST,
    visibilityRatio: 0.5,
    gestureSettingsMouse: ONE_TAP,
    gestureSettingsPen: ONE_TAP,
  });
  viewer.addHandler('canvas-key', (event) => {
    // Turned or mirrored, what is seen is no region of the picture.
    if (/^[rf]$/i.test((event.originalEvent as KeyboardEvent).key))
      event.preventDefaultAction = true;
  });
  const { canvas } = viewer;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', look.alt);
  canvas.lang = look.altLang;
  const across = look.widthPx;
  const toRect = ({ x, y, width, height }: Region) =>
    new OpenSeadragon.Rect(x / across, y / across, width / across, height / across);
  return {
    viewer,
    seen() {
      const { x, y, width, height } = viewer.viewport.getBounds();
      return { x: x * across, y: y * across, width: width * across, height: height * across };
    },
    show: (region) => viewer.viewport.fitBounds(toRect(region), true),
    zoomBy(factor) {
      viewer.viewport.zoomBy(factor);
      viewer.viewport.applyConstraints();
    },
    moveBy(right, down) {
      const { width, height } = viewer.viewport.getBounds();
      viewer.viewport.panBy(new OpenSeadragon.Point(right * width, down * height));
      viewer.viewport.applyConstraints();
    },
    showWhole: () => viewer.viewport.goHome(still),
    destroy: () => viewer.destroy(),
  };
}

/**
 * The static tiles as IIIF Image API 3, level 0 (https://iiif.io/api/image/3.0/#5-image-information) has
 * them; told here, since a page read from file:// may not fetch info.json.
 */
function tileSourceOf({ tiles, widthPx, heightPx, largest }: LookData): OpenSeadragon.TileSource {
  // What it is told as, OpenSeadragon makes a TileSource of by itself; its types know only the thing made.
  const toldAs = (source: object) => source as OpenSeadragon.TileSource;
  if (tiles === null) return toldAs({ type: 'image', url: largest });
  const scaleFactors = [1];
  while ((scaleFactors.at(-1) ?? 1) * tiles.tilePx < Math.max(widthPx, heightPx)) {
    scaleFactors.push((scaleFactors.at(-1) ?? 1) * 2);
  }
  return toldAs({
    '@context': 'http://iiif.io/api/image/3/context.json',
    id: new URL(tiles.folder, location.href).href.replace(/\/$/, ''),
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    width: widthPx,
    height: heightPx,
    tiles: [{ width: tiles.tilePx, scaleFactors }],
  });
}
