import type { DocumentPage } from '#domain/media-description.ts';
import { pageLabel } from '#domain/page-label.ts';
import { type Poppler, popplerOf } from '../documents/find-poppler.ts';
import { drawPages, PAGES_AT_A_TIME } from '../documents/page-pictures.ts';
import { readPageTexts } from '../documents/page-text.ts';
import { sizeAtMost } from '../plan/image-sizes.ts';
import type { Recipe, StepContext } from '../recipe.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Encoding, encodeStill } from './image/encode.ts';
import type { Pixels } from './image/pixels.ts';
import { writeDown } from './image/write-down.ts';
import { deriveStill, STILL_ENCODING } from './image-set.ts';
import type { Made, MadeFile } from './made.ts';

interface DocumentPagesParams {
  pages: { widthPt: number; heightPt: number }[];
  /** So many of them, from the first, become pictures; all are read as text. */
  pictures: number;
  longSidePx: number;
  coverWidthPx: number;
  maxPageChars: number;
  /** Of all pages together: a record and its search entry hold them. */
  maxChars: number;
  encoding: Encoding;
}

export const MAX_PICTURES = 200;

/**
 * The cover, every page as a picture, and its text. Pages are JPEG and nothing else: every telephone
 * opens it, and a page of text weighs 40 KB, 7 KB more than as AVIF for a quarter of the work.
 */
export const documentPages: Recipe<DocumentPagesParams> = {
  name: 'document-pages',
  version: 2,
  tool: 'poppler',
  kinds: ['document'],
  plan(probe) {
    if (probe.kind !== 'document') return null;
    return {
      pages: probe.pages,
      pictures: Math.min(probe.pages.length, MAX_PICTURES),
      longSidePx: 1280,
      coverWidthPx: 640,
      maxPageChars: 20_000,
      maxChars: 2_000_000,
      encoding: { ...STILL_ENCODING, jpeg: { quality: 60 } },
    };
  },
  async run(params, context) {
    const poppler = popplerOf(context.tools);
    const texts = await readPageTexts(poppler, {
      ...params,
      source: context.source,
      pageCount: params.pages.length,
      signal: context.signal,
    });
    if ('reason' in texts) return texts;
    const drawn = await makePictures(poppler, params, context);
    if ('reason' in drawn) return drawn;
    const pages = params.pages.map(({ widthPt, heightPt }, index): DocumentPage => {
      const scale = params.longSidePx / Math.max(widthPt, heightPt);
      // As pdftoppm rounds.
      const side = (pt: number) => Math.max(1, Math.ceil(pt * scale));
      const { widthPx, heightPx } =
        drawn.files.find(({ label }) => label === pageLabel(index + 1)) ?? {};
      return {
        widthPx: widthPx ?? side(widthPt),
        heightPx: heightPx ?? side(heightPt),
        text: texts[index] ?? '',
      };
    });
    return { findings: { ...drawn.findings, pages }, files: drawn.files };
  },
};

async function makePictures(
  poppler: Poppler,
  params: DocumentPagesParams,
  context: StepContext,
): Promise<Made | Refusal> {
  const { pictures, longSidePx, encoding } = params;
  const { folder, source, signal, onProgress } = context;
  const made: Made = { findings: {}, files: [] };
  const undrawnPages: number[] = [];
  let why: Refusal | undefined;
  for (let from = 1; from <= pictures; from += PAGES_AT_A_TIME) {
    const to = Math.min(from + PAGES_AT_A_TIME - 1, pictures);
    const drawn = await drawPages(poppler, { source, from, to, longSidePx, signal });
    if ('reason' in drawn) return drawn;
    for (const [index, pixels] of drawn.entries()) {
      if ('reason' in pixels) {
        why ??= pixels;
        undrawnPages.push(from + index);
        continue;
      }
      if (made.files.length === 0) {
        const cover = await makeCover(pixels, params, folder);
        made.findings = cover.findings;
        made.files.push(...cover.files);
      }
      made.files.push(...(await encodePage(pixels, { page: from + index, encoding, folder })));
    }
    onProgress(to / pictures);
  }
  if (made.files.length === 0) return why ?? refuse('damaged-document');
  return { ...made, findings: { ...made.findings, undrawnPages } };
}

/** The first page that can be drawn stands for the document. */
function makeCover(
  pixels: Pixels,
  { coverWidthPx }: DocumentPagesParams,
  folder: string,
): Promise<Made> {
  const size = sizeAtMost(pixels, coverWidthPx);
  return deriveStill({ pixels, size, encoding: STILL_ENCODING, folder });
}

async function encodePage(
  pixels: Pixels,
  { page, encoding, folder }: { page: number; encoding: Encoding; folder: string },
): Promise<MadeFile[]> {
  const files = await encodeStill(pixels, {
    role: 'page',
    label: () => pageLabel(page),
    formats: ['jpeg'],
    encoding,
    xmp: null,
  });
  return writeDown(files, folder);
}
