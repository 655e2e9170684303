import type { CardCloth } from '#domain/public/share-card.ts';
import type { Dye, Weave } from '../weave.ts';

/** The dyes of styles/site/tokens.css, for pictures: no style sheet reaches those. A test compares them. */
export const FIELDS: Readonly<Record<Dye, Field>> = {
  indigo: { field: '#20315f', ink: '#f6f1e5', gap: '#1a2850', weft: '#31447d', pale: '#8fa3dd' },
  lac: { field: '#862822', ink: '#f6f1e5', gap: '#6f1f1a', weft: '#a03c34', pale: '#e09a90' },
  turmeric: { field: '#dba321', ink: '#1b1815', gap: '#c58d12', weft: '#e6b540', pale: '#7d560a' },
  betel: { field: '#2d5540', ink: '#f6f1e5', gap: '#234533', weft: '#437056', pale: '#98c4a8' },
  clay: { field: '#96482a', ink: '#f6f1e5', gap: '#7f3b20', weft: '#b0603c', pale: '#eab397' },
  ash: { field: '#4f4942', ink: '#f6f1e5', gap: '#403b35', weft: '#69625a', pale: '#c2bbb0' },
  cotton: { field: '#20315f', ink: '#f6f1e5', gap: '#1a2850', weft: '#31447d', pale: '#8fa3dd' },
};

interface Field {
  field: string;
  ink: string;
  gap: string;
  weft: string;
  pale: string;
}

/** Warps in a second dye (`.second-…` of the same file); `pale` is a tone of the cloth's own. */
export const SECONDS: Readonly<Record<Exclude<Weave['second'], 'pale' | 'ash'>, string>> = {
  cotton: '#eee7d6',
  indigo: '#24397a',
  lac: '#a5362e',
  turmeric: '#dba321',
  betel: '#3f6f55',
  clay: '#bd6a41',
};

/** The colours in which a weave stands on its field. */
export function clothColours({ dye, second, tone }: Weave): CardCloth['colours'] {
  const { gap, weft, pale, ink } = FIELDS[dye];
  return {
    warp: tone === 'dark' ? gap : weft,
    weft: tone === 'dark' ? weft : gap,
    stripe: second === 'pale' || second === 'ash' ? pale : SECONDS[second],
    notation: pale,
    tieUp: ink,
  };
}
