import type { Limits } from '../fenced/fence.ts';
import { runFenced } from '../fenced/run-fenced.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Poppler } from './find-poppler.ts';

export interface PopplerRun {
  program: 'pdfinfo' | 'pdftoppm' | 'pdftotext';
  /** Before the file. */
  options: readonly string[];
  /** After it, where a tool writes to a place that has to be named. */
  output?: readonly string[];
  /** Absolute path of the PDF. */
  source: string;
  timeoutSeconds: number;
  /** Of what it prints; more is not kept. */
  maxOutputBytes: number;
  signal?: AbortSignal | undefined;
}

const MEMORY_BYTES = 1.5 * 1024 ** 3;

/**
 * Runs a program of poppler-utils over one PDF, fenced in, and gives what it printed, also when it ended
 * with an error: pages before the damage count. Scripts, attachments and links in a PDF are data to it.
 */
export async function runPoppler(
  poppler: Poppler,
  { program, options, output = [], maxOutputBytes, ...run }: PopplerRun,
): Promise<{ printed: Buffer; failed: boolean } | Refusal> {
  const limits: Limits = {
    cpuSeconds: run.timeoutSeconds,
    memoryBytes: MEMORY_BYTES,
    fileBytes: 0,
  };
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  const ended = await runFenced(poppler.fence, {
    ...run,
    program: poppler[`${program}Path`],
    argv: [...options, run.source, ...output],
    limits,
    explain(messages) {
      if (LOCKED.test(messages)) return refuse('locked-document');
      return NO_FIRST_PAGE.test(messages) ? refuse('no-pages') : null;
    },
    onOutput(piece) {
      sizeBytes += piece.byteLength;
      if (sizeBytes <= maxOutputBytes) pieces.push(piece);
    },
  });
  if ('reason' in ended) return ended;
  return { printed: Buffer.concat(pieces), failed: ended.failed };
}

const LOCKED = /Incorrect password|Unsupported security handler|Unknown security handler/i;
const NO_FIRST_PAGE =
  /Wrong page range given: the first page \(1\) can not be after the last page \(0\)/;
