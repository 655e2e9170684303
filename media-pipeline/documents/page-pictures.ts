import type { Pixels } from '../derive/image/pixels.ts';
import type { Refusal } from '../refusal.ts';
import type { Poppler } from './find-poppler.ts';
import { readPpms } from './ppm.ts';
import { runPoppler } from './run-poppler.ts';

export interface PagePictureOptions {
  /** Absolute path of the PDF. */
  source: string;
  /** Counted from 1. */
  from: number;
  to: number;
  /** Of each picture, in pixels. */
  longSidePx: number;
  signal?: AbortSignal | undefined;
}

/** Pages drawn in one run of the tool; all are held in memory, 5 MB each at most. */
export const PAGES_AT_A_TIME = 8;
const SECONDS_PER_PAGE = 30;

/**
 * Draws pages, at most `PAGES_AT_A_TIME`; `null` for one that cannot be drawn. A page that takes too much
 * time or memory does not keep the others from being drawn.
 */
export async function drawPages(
  poppler: Poppler,
  options: PagePictureOptions,
): Promise<(Pixels | null)[] | Refusal> {
  const { from, to } = options;
  const count = to - from + 1;
  const together = await draw(poppler, options);
  if (!('reason' in together) && together.length === count) return together;
  const apart: (Pixels | null)[] = [];
  for (let page = from; page <= to; page++) {
    const drawn = await draw(poppler, { ...options, from: page, to: page });
    apart.push('reason' in drawn ? null : (drawn[0] ?? null));
    if (count === 1 && 'reason' in drawn) return drawn;
  }
  return apart;
}

async function draw(
  poppler: Poppler,
  { source, from, to, longSidePx, signal }: PagePictureOptions,
): Promise<Pixels[] | Refusal> {
  const count = to - from + 1;
  const told = await runPoppler(poppler, {
    program: 'pdftoppm',
    options: ['-cropbox', '-f', `${from}`, '-l', `${to}`, '-scale-to', `${longSidePx}`],
    source,
    timeoutSeconds: count * SECONDS_PER_PAGE,
    maxOutputBytes: count * (longSidePx ** 2 * 3 + 64),
    signal,
  });
  return 'reason' in told ? told : readPpms(told.printed);
}
