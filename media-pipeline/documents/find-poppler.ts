import { type Fence, findFence } from '../fenced/fence.ts';
import { readCommand } from '../fenced/read-command.ts';

/** The programs of poppler-utils that turn pages of a PDF into pictures and text. */
export interface Poppler {
  pdftoppmPath: string;
  pdftotextPath: string;
  pdfinfoPath: string;
  /** `22.12.0` */
  version: string;
  fence: Fence;
}

/** Finds poppler-utils on PATH; `null` where any of the three programs is absent. */
export async function findPoppler(): Promise<Poppler | null> {
  const programs = ['pdftoppm', 'pdftotext', 'pdfinfo'] as const;
  const [fence, ...found] = await Promise.all([
    findFence([programs[0], '-v']),
    ...programs.map((program) => readCommand(['sh', '-c', `${program} -v 2>&1`])),
  ]);
  const version = /version (\d+(?:\.\d+)*)/.exec(found[0] ?? '')?.[1];
  if (version === undefined || found.includes(null)) return null;
  const [pdftoppmPath, pdftotextPath, pdfinfoPath] = programs;
  return { pdftoppmPath, pdftotextPath, pdfinfoPath, version, fence };
}

/** Throws where a document was taken up without it: a fault of the caller. */
export function popplerOf({ poppler }: { poppler: Poppler | null }): Poppler {
  if (!poppler) throw new Error('a document was taken up without poppler');
  return poppler;
}
