import { hasWaveform } from '#domain/public/shown-media.ts';
import { WAVEFORM_PX } from '#exports/iiif/time-based-canvas.ts';
import type { SiteContext } from '#public-records/site-context.ts';
import { waveformPath } from '../media/files.ts';

const STROKES = 200;
const STROKE_PX = 4;
/** Soot on cotton, as on the pages. */
const [INK, GROUND] = ['#1d1a17', '#f7f3ea'];

/** The waveform of a recording as SVG; `null` for what has no manifest or no waveform. */
export function waveformFile({ records }: Pick<SiteContext, 'records'>, id: string): string | null {
  const entry = records.entry(id);
  if (records.card(id)?.manifest == null || entry?.type !== 'media') return null;
  const { facts } = entry;
  if (facts.waveform === null || !hasWaveform(facts)) return null;
  const strokes = Math.min(STROKES, facts.waveform.length);
  const { width, height } = WAVEFORM_PX;
  const wide = strokes * STROKE_PX;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${wide} 100" preserveAspectRatio="none"><path fill="${GROUND}" d="M0 0h${wide}v100H0z"/><path stroke="${INK}" stroke-width="2" d="${waveformPath(facts.waveform, strokes)}"/></svg>\n`;
}
