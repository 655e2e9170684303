import { archipelagos, dots, drawBase } from '#components/map/base/draw-base.ts';
import type { FixedLabel } from '#components/map/fixed-labels.ts';
import type { Frame } from '#components/map/frame.ts';

/**
 * Vietnam in its water, with both archipelagos and the sea named: as Drawing.astro has it, drawn in the
 * browser. What is appended lies on it.
 */
export function mapDrawing(
  frame: Frame,
  { title, fixed }: { title: string; fixed: readonly FixedLabel[] },
): SVGElement {
  const { hoangSa, truongSa } = archipelagos(frame);
  const isles = { 'hoang-sa': hoangSa, 'truong-sa': truongSa };
  return svg(
    'svg',
    { class: 'map-drawing', viewBox: `0 0 ${frame.width} ${frame.height}`, 'data-map': '' },
    svg('title', {}, title),
    land(frame),
    ...Object.entries(isles).map(([key, points]) =>
      svg('path', {
        class: 'map-isles',
        'data-islands': key,
        d: dots(points),
        'aria-hidden': 'true',
      }),
    ),
    ...fixed.map(nameOf),
  );
}

/** As Land.astro has it. */
function land(frame: Frame): SVGElement {
  const base = drawBase(frame, { tolerance: 0.6, smallest: 1.2, digits: 0 });
  const both = () => [svg('path', { d: base.far }), svg('path', { d: base.country })];
  return svg(
    'g',
    { 'aria-hidden': 'true' },
    ...[3, 2, 1].map((shore) => svg('g', { class: `map-shore-${shore}` }, ...both())),
    svg('path', { class: 'map-far', d: base.far }),
    svg('path', { class: 'map-land', d: base.country }),
    svg('path', { class: 'map-border', d: base.border }),
    svg('path', { class: 'map-isles', d: base.lone }),
    svg('rect', { class: 'map-neatline', width: frame.width, height: frame.height }),
  );
}

/** As FixedLabels.astro has it. */
function nameOf({ key, lines, size }: FixedLabel): SVGElement {
  return svg(
    'text',
    {
      class: key === 'east-sea' ? 'map-sea' : 'map-archipelago',
      'data-label': key,
      'font-size': size,
    },
    ...lines.flatMap(({ text, x, y }, index) => [
      ...(index > 0 ? [' '] : []),
      svg('tspan', { x, y }, text),
    ]),
  );
}

/** An SVG element with attributes and children; strings become text nodes. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: (Node | string)[]
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
