/** What is wrong with the maps of a page, in words; the number of maps it has. */
export interface MapFaults {
  maps: number;
  faults: string[];
}

/**
 * Runs in the browser: looks at every map as it is drawn. The islands of both archipelagos and the
 * names of them and of the sea must be seen, whole within the frame, on no other name or mark, and at
 * least 9.5 px high; no other two names may overlap.
 */
export function mapFaults(): MapFaults {
  const LEAST_PX = 9.5;
  const faults: string[] = [];
  const seen = (element: Element) => element.getClientRects().length > 0;
  const inside = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left - 0.5 &&
    inner.right <= outer.right + 0.5 &&
    inner.top >= outer.top - 0.5 &&
    inner.bottom <= outer.bottom + 0.5;
  const overlap = (a: DOMRect, b: DOMRect) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    // Line boxes are taller than letters: names that only lean on each other are apart.
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) * 0.34;
  const linesOf = (text: Element) => {
    const lines = [...text.querySelectorAll('tspan')];
    return (lines.length > 0 ? lines : [text]).map((line) => line.getBoundingClientRect());
  };
  const heightOf = (text: Element) =>
    Number.parseFloat(getComputedStyle(text).fontSize) *
    ((text as SVGTextElement).getScreenCTM()?.a ?? 0);
  const maps = [...document.querySelectorAll('svg[data-map]')].filter(seen);
  for (const map of maps) {
    const frame = map.getBoundingClientRect();
    for (const key of ['hoang-sa', 'truong-sa']) {
      const islands = map.querySelector(`[data-islands="${key}"]`);
      const box = islands?.getBoundingClientRect();
      if (box === undefined || islands === null) faults.push(`${key}: not drawn`);
      else if (!inside(box, frame)) faults.push(`${key}: islands cut off`);
      const dots = islands?.getAttribute('d')?.match(/M/g)?.length ?? 0;
      if (dots < 8) faults.push(`${key}: ${dots} islands`);
    }
    const names = [...map.querySelectorAll('text')].filter(seen);
    for (const key of ['hoang-sa', 'truong-sa', 'east-sea']) {
      const label = names.find((text) => text.getAttribute('data-label') === key);
      const box = label?.getBoundingClientRect();
      if (label === undefined || box === undefined) {
        faults.push(`${key}: not named`);
        continue;
      }
      if (!inside(box, frame)) faults.push(`${key}: name cut off`);
      if (heightOf(label) < LEAST_PX) faults.push(`${key}: ${heightOf(label).toFixed(1)} px high`);
      for (const ring of map.querySelectorAll('.map-ring, .map-spot')) {
        if (seen(ring) && overlap(box, ring.getBoundingClientRect())) {
          faults.push(`${key}: a mark lies on the name`);
        }
      }
    }
    names.forEach((name, index) => {
      for (const other of names.slice(index + 1)) {
        if (linesOf(name).some((line) => linesOf(other).some((box) => overlap(line, box)))) {
          faults.push(`${name.textContent} overlaps ${other.textContent}`);
        }
      }
      if (!inside(name.getBoundingClientRect(), frame)) faults.push(`${name.textContent}: cut off`);
    });
  }
  for (const detail of document.querySelectorAll('svg[data-map-detail]')) {
    if (seen(detail) && detail.closest('figure')?.querySelector('svg[data-map]') === null) {
      faults.push('a detail without the map of the country');
    }
  }
  return { maps: maps.length, faults };
}
