import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import { testEnv } from '#tests/env.ts';
import { findDebianSamples } from '#tests/fixtures/media/debian-samples.ts';
import { toAsset, writeTruncated } from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import { type PdfOptions, type PdfPage, writePdf } from '#tests/fixtures/media/pdf.ts';
import type { MediaAsset } from '../asset.ts';
import type { DocumentProbe } from '../probe/probe.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { documentPages } from './document-pages.ts';
import { documentRest } from './document-rest.ts';

let folder: string;
let state: MediaState;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  state = openMediaState(join(folder, 'state'), await requireTools());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function make(name: string, bytes: Uint8Array): Promise<MediaAsset> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const asset = await toAsset(path, 'document');
  await state.run([asset]);
  return asset;
}

const makePdf = (name: string, pages: readonly PdfPage[], options?: PdfOptions) =>
  make(name, writePdf(pages, options));
const labels = (asset: MediaAsset) =>
  state
    .describe(asset)
    .derivatives.map(({ label }) => label)
    .sort();
const reasons = (asset: MediaAsset) =>
  state.describe(asset).skipped.map(({ label, reason }) => `${label}: ${reason.en}`);

describe('a document with words', () => {
  // Decomposed, as some programs write Vietnamese.
  const first = { lines: ['Lễ hội Katê của người Chăm'.normalize('NFD'), 'tháng bảy Chăm lịch'] };
  const second = { widthPt: 842, heightPt: 595, lines: ['ꨌꩌ', 'ពិធី'] };
  let asset: MediaAsset;
  beforeAll(async () => {
    asset = await makePdf('words.pdf', [first, second], { title: 'CANARY-TITLE' });
  });

  test('becomes a cover, its pages, and the words of each, composed', () => {
    expect(reasons(asset)).toEqual([]);
    expect(labels(asset)).toEqual(['page-0001', 'page-0002', 'poster-avif-640', 'poster-jpeg-640']);
    const { pages, thumbhash } = state.describe(asset);
    expect(thumbhash).not.toBeNull();
    expect(pages).toEqual([
      { widthPx: 905, heightPx: 1280, text: 'Lễ hội Katê của người Chăm\ntháng bảy Chăm lịch' },
      { widthPx: 1280, heightPx: 905, text: 'ꨌꩌ\nពិធី' },
    ]);
  });

  test('has pages as large as they are said to be, with something on them and nothing in them', async () => {
    for (const label of ['page-0001', 'page-0002']) {
      const bytes = await state.derivative(asset, label);
      const { width, height, exif, xmp } = await sharp(bytes).metadata();
      expect([width, height, exif, xmp]).toEqual(
        label === 'page-0001'
          ? [905, 1280, undefined, undefined]
          : [1280, 905, undefined, undefined],
      );
      expect(bytes.includes('CANARY')).toBe(false);
    }
  });
});

describe('a scan', () => {
  const red = sharp({ create: { width: 300, height: 200, channels: 3, background: '#c01010' } });

  test('has pictures and no words; one that lies on its side is turned', async () => {
    const scan = { jpeg: await red.jpeg().toBuffer(), widthPx: 300, heightPx: 200 };
    const asset = await makePdf('scan.pdf', [{ widthPt: 300, heightPt: 200, scan, turned: 90 }]);
    expect(state.describe(asset).pages).toEqual([{ widthPx: 854, heightPx: 1280, text: '' }]);
    const { data, info } = await sharp(await state.derivative(asset, 'page-0001'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([854, 1280]);
    const middle = (640 * 854 + 400) * 3;
    expect(data[middle]).toBeGreaterThan(170);
    expect(data[middle + 1]).toBeLessThan(50);
  });
});

describe('refused with a reason is', () => {
  test.each([
    ['a text that calls itself PDF', Buffer.from('Kính gửi …'), 'not a PDF'],
    ['a header and nothing else', Buffer.from('%PDF-1.7\n'), 'damaged or cut short'],
    ['a PDF without pages', writePdf([]), 'no pages'],
    ['a page of no width', writePdf([{ widthPt: 0 }]), 'damaged|no pages'],
    [
      'a PDF of more than two thousand pages',
      writePdf(Array.from({ length: 2001 }, () => ({}))),
      'more than 2,000 pages',
    ],
  ])('%s', async (name, bytes, reason) => {
    const [told = ''] = reasons(await make(`${name}.pdf`, bytes));
    expect(told).toMatch(new RegExp(reason));
  });
});

test('a page as large as a house front, or as narrow as a thread, is drawn no larger than any other', async () => {
  const asset = await makePdf('large.pdf', [
    { widthPt: 14_400, heightPt: 14_400 },
    { widthPt: 14_400, heightPt: 3 },
  ]);
  expect(state.describe(asset).pages?.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
    [1280, 1280],
    [1280, 1],
  ]);
  expect(labels(asset)).toContain('page-0001');
});

describe('a long document', () => {
  const words = Array.from({ length: 201 }, (_, at) =>
    at === 200
      ? { widthPt: 595, heightPt: 842, lines: ['cuối'] }
      : { widthPt: 40, heightPt: 50, lines: [] },
  );
  const probe: DocumentProbe = {
    kind: 'document',
    technical: { container: 'pdf', bitrateKbps: null, streams: [] },
    pages: words.map(({ widthPt, heightPt }) => ({ widthPt, heightPt })),
  };
  const context = { settings: NO_SETTINGS, profile: DEFAULT_PROFILE };

  test('is planned with pictures of 200 pages, and says so', () => {
    expect(documentPages.plan(probe, context)).toMatchObject({ pictures: 200 });
    expect(documentRest.plan(probe, context)).toEqual({ fromPage: 201 });
    const shorter = { ...probe, pages: probe.pages.slice(1) };
    expect(documentRest.plan(shorter, context)).toBeNull();
  });

  test.runIf(testEnv.full)('has the words of all its pages', async () => {
    const asset = await makePdf('long.pdf', words);
    const { pages, derivatives } = state.describe(asset);
    expect(derivatives.filter(({ role }) => role === 'page')).toHaveLength(200);
    expect(pages?.[200]?.text).toBe('cuối');
    expect(reasons(asset)).toEqual([expect.stringContaining('document-rest: ')]);
  });
});

describe('a page that pdftoppm fails at', () => {
  const pages = Array.from({ length: 9 }, () => ({ widthPt: 40, heightPt: 50 }));

  /** A run whose pdftoppm is the real one, but for what it does where the page is among those asked for. */
  async function runFailing(name: string, page: number, failure: string) {
    const { poppler } = await requireTools();
    if (!poppler) throw new Error('poppler is not there');
    const pdftoppmPath = join(folder, `${name}.sh`);
    const isAsked = `[ "$3" -le ${page} ] && [ "$5" -ge ${page} ]`;
    await writeFile(
      pdftoppmPath,
      `#!/bin/sh\nif ${isAsked}; then ${failure}; fi\nexec pdftoppm "$@"\n`,
    );
    await chmod(pdftoppmPath, 0o755);
    const path = join(folder, `${name}.pdf`);
    await writeFile(path, writePdf(pages, { title: name }));
    const asset = await toAsset(path, 'document');
    const tools = { ...(await requireTools()), poppler: { ...poppler, pdftoppmPath } };
    return { asset, report: await state.run([asset], { tools }) };
  }

  test.each([3, 9])('for want of memory is told of, and the others are made: %i', async (page) => {
    const failure = 'echo std::bad_alloc >&2; exit 1';
    const { asset } = await runFailing(`memory-${page}`, page, failure);
    expect(reasons(asset)).toEqual([
      `undrawn-pages: Pages that could not be drawn and have text only: 1 (${page}). Export the document again and hand that in.`,
    ]);
    expect(labels(asset)).toHaveLength(8 + 2);
    expect(labels(asset)).not.toContain(`page-000${page}`);
  });

  test('for want of time is about this machine: the document is tried again, then set aside', async () => {
    const { report } = await runFailing('time', 3, 'kill -XCPU $$');
    expect(report.parked).toMatchObject([{ mediaId: 'time.pdf' }]);
  });
});

test('a script and a link in a PDF are never followed', async () => {
  const asset = await makePdf('script.pdf', [{ lines: ['xin chào'] }], {
    catalogue:
      '/OpenAction << /S /JavaScript /JS (app.launchURL\\("http://127.0.0.1:9/"\\)) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >>',
  });
  expect(state.describe(asset).pages?.[0]?.text).toBe('xin chào');
});

test('cut short, a document is salvaged or refused, never half-described', async () => {
  const words = Array.from({ length: 4 }, (_, at) => ({ lines: [`trang ${at + 1}`] }));
  const whole = await makePdf('whole.pdf', words);
  for (const share of [0.3, 0.6, 0.95]) {
    const to = join(folder, `cut-${share}.pdf`);
    const asset = await toAsset(await writeTruncated(whole.file ?? '', { share, to }), 'document');
    await state.run([asset]);
    const { pages, derivatives, skipped } = state.describe(asset);
    if (skipped.length > 0) expect([pages, derivatives.length]).toEqual([null, 0]);
    else expect(derivatives.length).toBeGreaterThan(2);
  }
});

test('the same document gives the same bytes from two empty states', async () => {
  const asset = await makePdf('twice.pdf', [{ lines: ['một'] }, { lines: ['hai'] }]);
  const again = openMediaState(join(folder, 'again'), await requireTools());
  await again.run([asset]);
  expect(again.describe(asset)).toEqual(state.describe(asset));
});

const samples = findDebianSamples();
test.skipIf(samples === null)('real documents: one with words, one behind a password', async () => {
  const texts = join(samples ?? '', 'forensics-samples/original-files/text1');
  const open = await toAsset(join(texts, 'a-text.pdf'), 'document');
  const locked = await toAsset(join(texts, 'a-text-pass-peanuts.pdf'), 'document');
  await state.run([open, locked]);
  expect(state.describe(open).pages).toHaveLength(2);
  expect(state.describe(open).pages?.[0]?.text.length).toBeGreaterThan(40);
  expect(reasons(locked)).toEqual([expect.stringContaining('locked by a password')]);
});
