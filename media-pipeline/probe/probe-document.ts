import { open } from 'node:fs/promises';
import type { Poppler } from '../documents/find-poppler.ts';
import { runPoppler } from '../documents/run-poppler.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { DocumentProbe } from './probe.ts';

const MAX_PAGES = 2000;
/** Seventy metres: PDF 1.7 itself ends at five, but scanners write a pixel as a point. */
const MAX_SIDE_PT = 200_000;
/** ISO 32000-1, annex H: readers look for the header within the first 1,024 bytes. */
const HEADER_WITHIN_BYTES = 1024;

/** Asks pdfinfo, fenced, for the pages of a PDF and their sizes as displayed. */
export async function probeDocument(
  poppler: Poppler,
  { source, signal }: { source: string; signal?: AbortSignal | undefined },
): Promise<DocumentProbe | Refusal> {
  if (!(await hasHeader(source))) return refuse('not-a-document');
  const told = await runPoppler(poppler, {
    program: 'pdfinfo',
    options: ['-f', '1', '-l', `${MAX_PAGES}`, '-enc', 'UTF-8'],
    source,
    timeoutSeconds: 60,
    maxOutputBytes: 4_000_000,
    signal,
  });
  if ('reason' in told) return told;
  if (told.failed) return refuse('damaged-document');
  return readDocumentProbe(told.printed.toString('utf8'));
}

/** Reads what `pdfinfo -f 1 -l …` printed. */
export function readDocumentProbe(text: string): DocumentProbe | Refusal {
  const pageCount = Number(/^Pages:\s+(\d+)$/m.exec(text)?.[1]);
  if (!Number.isInteger(pageCount)) return refuse('damaged-document');
  if (pageCount === 0) return refuse('no-pages');
  if (pageCount > MAX_PAGES) return refuse('too-many-pages');
  const turns = [...text.matchAll(/^Page\s+\d+ rot:\s+(-?\d+)$/gm)].map(([, turn]) => Number(turn));
  const pages = [...text.matchAll(/^Page\s+\d+ size:\s+(\S+) x (\S+) pts/gm)].map(
    ([, width, height], index) => {
      const [widthPt, heightPt] = [Number(width), Number(height)];
      const isTurned = Math.abs(turns[index] ?? 0) % 180 === 90;
      return isTurned ? { widthPt: heightPt, heightPt: widthPt } : { widthPt, heightPt };
    },
  );
  const isDrawable = (side: number) => side > 0 && side <= MAX_SIDE_PT;
  if (
    pages.length !== pageCount ||
    !pages.every(({ widthPt, heightPt }) => isDrawable(widthPt) && isDrawable(heightPt))
  ) {
    return refuse('damaged-document');
  }
  return {
    kind: 'document',
    technical: { container: 'pdf', bitrateKbps: null, streams: [] },
    pages,
  };
}

async function hasHeader(source: string): Promise<boolean> {
  const file = await open(source);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEADER_WITHIN_BYTES) });
    return buffer.subarray(0, bytesRead).includes('%PDF-');
  } finally {
    await file.close();
  }
}
