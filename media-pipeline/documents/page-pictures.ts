import type { Pixels } from '../derive/image/pixels.ts';
import { isPassing, type Refusal, refuse } from '../refusal.ts';
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
/** Of a page drawn by itself, after it or a neighbour failed: room for a slow machine. */
const SECONDS_ALONE = 120;

/**
 * Draws pages, at most `PAGES_AT_A_TIME`. One that is damaged, or takes too much memory, is a refusal
 * among the others; one that takes too long refuses them all, for that may be about this machine.
 */
export async function drawPages(
  poppler: Poppler,
  options: PagePictureOptions,
): Promise<(Pixels | Refusal)[] | Refusal> {
  const { from, to } = options;
  const count = to - from + 1;
  const together = await draw(poppler, { ...options, timeoutSeconds: count * SECONDS_PER_PAGE });
  if (!('reason' in together) && together.length === count) return together;
  const apart: (Pixels | Refusal)[] = [];
  for (let page = from; page <= to; page++) {
    const alone = { from: page, to: page, timeoutSeconds: SECONDS_ALONE };
    const drawn = await draw(poppler, { ...options, ...alone });
    if ('reason' in drawn && isPassing(drawn)) return drawn;
    apart.push('reason' in drawn ? drawn : (drawn[0] ?? refuse('damaged-document')));
  }
  return apart;
}

async function draw(
  poppler: Poppler,
  {
    source,
    from,
    to,
    longSidePx,
    timeoutSeconds,
    signal,
  }: PagePictureOptions & { timeoutSeconds: number },
): Promise<Pixels[] | Refusal> {
  const count = to - from + 1;
  const told = await runPoppler(poppler, {
    program: 'pdftoppm',
    options: ['-cropbox', '-f', `${from}`, '-l', `${to}`, '-scale-to', `${longSidePx}`],
    source,
    timeoutSeconds,
    maxOutputBytes: count * (longSidePx ** 2 * 3 + 64),
    signal,
  });
  return 'reason' in told ? told : readPpms(told.printed);
}
