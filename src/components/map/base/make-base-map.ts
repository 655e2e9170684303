/**
 * Makes base-map.ts, the land of every map, from Natural Earth's public-domain coast, small islands and
 * land borders, as one GeoJSON clipped to 100–118° E, 6–25° N (features of kind `land`, `minor-island`,
 * `land-border`; docs/decisions/015-maps-are-drawn-at-build-time.md says how it was cut):
 *
 *     node src/components/map/base/make-base-map.ts <base_map.geojson>
 *
 * Throws when the borders do not join into one line from coast to coast over land: nothing else may be
 * drawn as a border.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutArcs, type LonLat, type SourceFeature } from './cut-arcs.ts';

/** Islands of Vietnam that the simplified source has lost: Côn Đảo (src-itrithuc-con-dao), Phú Quý (src-wikipedia-phu-quy). */
const LONE_ISLANDS: readonly LonLat[] = [
  [106.607, 8.683],
  [108.95, 10.533],
];

const [input] = process.argv.slice(2);
if (input === undefined) throw new Error('usage: make-base-map.ts <base_map.geojson>');
const { features } = JSON.parse(readFileSync(input, 'utf8')) as { features: SourceFeature[] };
const arcs = cutArcs(features);

/** Thousandths of a degree (about 100 m), each point as its step from the last. */
function encode(points: readonly LonLat[]): string {
  let [lastLon, lastLat] = [0, 0];
  const steps: number[] = [];
  for (const [lon, lat] of points) {
    const [atLon, atLat] = [Math.round(lon * 1000), Math.round(lat * 1000)];
    if (atLon === lastLon && atLat === lastLat) continue;
    steps.push(atLon - lastLon, atLat - lastLat);
    [lastLon, lastLat] = [atLon, atLat];
  }
  return `'${steps.join(' ')}'`;
}
const list = (all: readonly (readonly LonLat[])[]) =>
  `[\n${all.map((points) => `  ${encode(points)},\n`).join('')}]`;

writeFileSync(
  join(import.meta.dirname, 'base-map.ts'),
  `/** Made by make-base-map.ts from Natural Earth (public domain). Points in thousandths of a degree, each a step from the last. */
export const COAST =
  ${encode(arcs.coast)};
/** The land border, from the coast in the south-west to the coast in the north-east. */
export const BORDER =
  ${encode(arcs.border)};
/** The rest of the mainland's shore, from the north-eastern end of the border to the south-western one. */
export const FAR_COAST =
  ${encode(arcs.farCoast)};
export const ISLANDS: readonly string[] = ${list(arcs.islands)};
export const FAR_ISLANDS: readonly string[] = ${list(arcs.farIslands)};
/** One point an island: at the scale of these maps they are smaller than a dot. */
export const HOANG_SA =
  ${encode(arcs.hoangSa)};
export const TRUONG_SA =
  ${encode(arcs.truongSa)};
export const LONE_ISLANDS =
  ${encode(LONE_ISLANDS)};
`,
);
