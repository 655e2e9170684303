import { type FixedLabel, fixedBoxes, fixedLabels } from '#components/map/fixed-labels.ts';
import { countryFrame, type Frame, pointIn, tenth } from '#components/map/frame.ts';
import { type PlacedLabel, placeLabels } from '#components/map/place-labels.ts';
import { spreadPins } from '#components/map/spread-pins.ts';
import type { FacetValue } from '#search/search-provider.ts';
import { addressOf } from './address.ts';
import { element } from './element.ts';
import { mapDrawing, svg } from './map-drawing.ts';
import { fill } from './panel-settings.ts';
import type { SearchPanel } from './search-panel.ts';

/** The places with the most records are drawn, as many as the map is wide; the list below has all. */
const PX_FOR_A_PLACE = 12;
const MOST_NAMED = 24;
const [NARROWEST, WIDEST] = [280, 640];
const LABEL_PX = 11;
const FIGURE_PX = 10;
/** How far a mark may stand from its place, to be clear of the others. */
const REACH = 14;
/** West of this the land leaves no room: names rather stand on the side of the border. */
const SIDE_PARTS_AT = 105.9;

type Known = FacetValue & { label: NonNullable<FacetValue['label']> };
type Pinned = Known & { point: NonNullable<FacetValue['point']> };

/** The found records on the land: a mark a place, which narrows the search to it; the same in words below. */
export function startMap(panel: SearchPanel): void {
  const { provider, settings, part } = panel;
  const { messages } = settings;
  const [figure, drawing, list] = [part('map'), part('map-drawing'), part('map-list')];
  if (figure === null || drawing === null || list === null) return;
  figure.addEventListener('toggle', () => void draw());
  panel.whenAnswered(() => void draw());

  async function draw(): Promise<void> {
    if (figure?.hidden !== false || drawing === null || list === null) return;
    const asked = panel.asked();
    const request = { text: asked.text, filters: asked.filters, locale: settings.locale };
    const values = await provider.facetCounts(request, 'place').catch(() => null);
    if (asked !== panel.asked()) return;
    const known = (values ?? []).filter((value): value is Known => value.label !== null);
    const pinned = known.filter((value): value is Pinned => value.point !== null);
    const width = Math.min(WIDEST, Math.max(NARROWEST, drawing.clientWidth));
    drawing.replaceChildren(mapOf(pinned.slice(0, width / PX_FOR_A_PLACE), countryFrame(width)));
    const none = values === null ? messages.failed : messages.mapNone;
    list.replaceChildren(...(known.length === 0 ? [element('li', {}, none)] : known.map(listed)));
  }

  function mapOf(values: readonly Pinned[], frame: Frame): SVGElement {
    const fixed = fixedLabels((key) => settings.mapWords[key], frame);
    const map = mapDrawing(frame, { title: messages.mapTitle, fixed });
    map.append(...laidOut(values, frame, fixed).map(linkTo));
    return map;
  }

  function linkTo(laid: Laid): SVGElement {
    const { value } = laid;
    const words = { place: value.label.text, count: value.count };
    const link = svg(
      'a',
      { class: 'map-pin', href: addressFor(value), 'aria-label': fill(messages.mapPin, words) },
      ...pin(laid),
    );
    link.addEventListener('click', (event) => choose(event, value));
    return link;
  }

  function listed(value: Known): HTMLElement {
    const { text, lang } = value.label;
    const link = element('a', { href: addressFor(value), lang }, text);
    link.onclick = (event) => choose(event, value);
    const count = element('span', { class: 'search-count' }, String(value.count));
    return element('li', {}, link, ' ', count);
  }

  function addressFor({ value }: Known): string {
    const asked = panel.asked();
    return addressOf({ ...asked, filters: { ...asked.filters, place: value } });
  }

  function choose(event: Event, { value }: Known): void {
    event.preventDefault();
    panel.ask({ filters: { ...panel.asked().filters, place: value } });
    panel.showFound();
  }
}

interface Laid {
  value: Pinned;
  at: readonly [x: number, y: number];
  radius: number;
  label: PlacedLabel | null;
}

/** Marks as large as their figures need, apart from one another; names where there is room. */
function laidOut(values: readonly Pinned[], frame: Frame, fixed: readonly FixedLabel[]): Laid[] {
  const radii = values.map(({ count }) => 5.5 + 2.5 * String(count).length);
  const places = spreadPins(
    values.map(({ point }, index) => ({
      at: pointIn(frame, [point.lon, point.lat]),
      radius: (radii[index] ?? 0) + 0.7,
    })),
    REACH,
  );
  const marks = values.map((value, index) => ({
    value,
    at: places[index] ?? ([0, 0] as const),
    radius: radii[index] ?? 0,
  }));
  const taken = marks.map(({ at: [x, y], radius }) => ({
    left: x - radius,
    top: y - radius,
    right: x + radius,
    bottom: y + radius,
  }));
  const labels = placeLabels(
    marks.slice(0, MOST_NAMED).map(({ value, at, radius }) => ({
      id: value.value,
      text: value.label.text,
      at,
      clear: radius + 3,
      size: LABEL_PX,
      weight: value.count,
      side: value.point.lon < SIDE_PARTS_AT ? 'west' : 'east',
    })),
    frame,
    [...fixedBoxes(fixed, frame), ...taken],
  );
  return marks.map((mark) => ({ ...mark, label: labels.get(mark.value.value) ?? null }));
}

function pin({ value, at, radius, label }: Laid): (SVGElement | string)[] {
  const [x, y] = [tenth(at[0]), tenth(at[1])];
  const place =
    label === null
      ? null
      : { x: label.x, y: label.y, 'text-anchor': label.anchor, 'font-size': LABEL_PX };
  const leader = label?.leader ? `M${x} ${y}L${label.leader.join(' ')}` : null;
  const { text, lang } = value.label;
  // The name before its figure, as the link is called.
  return [
    ...(leader === null ? [] : [svg('path', { class: 'map-leader', d: leader })]),
    svg('circle', { class: 'map-ring', cx: x, cy: y, r: radius }),
    ...(place === null ? [] : [svg('text', { ...place, class: 'map-name', lang }, text), ' ']),
    svg(
      'text',
      { class: 'map-count', x, y, dy: '0.35em', 'font-size': FIGURE_PX },
      `${value.count}`,
    ),
  ];
}
