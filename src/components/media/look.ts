import { pickByLang, pickString } from '#domain/public/language.ts';
import type { PublicDerivative } from '#domain/public/media.ts';
import { type Route, routes } from '#domain/public/routes.ts';
import type { LookData } from '#islands/look/look-data.ts';
import type { Page } from '#layouts/page.ts';
import type { MediaRecord } from '../record/record-view.ts';
import { renditions } from './files.ts';

/** A picture that can be looked at closely: where its link leads without script, and what the script is told. */
export interface Look {
  href: string;
  sizeBytes: number;
  data: LookData;
}

/** Of an image; `null` for other media, and while no file that every browser reads is made. */
export function lookOf(page: Page, media: MediaRecord): Look | null {
  const { facts } = media;
  if (facts.kind !== 'image') return null;
  const largest = renditions(facts, 'image')
    .filter(({ mediaType }) => mediaType === 'image/jpeg')
    .toSorted((a, b) => (b.widthPx ?? 0) - (a.widthPx ?? 0))[0];
  if (largest === undefined) return null;
  const tiles = facts.derivatives.find(({ role }) => role === 'tiles') ?? null;
  const text = pickByLang(media.texts, page.lang);
  const title = text ?? { title: media.id, lang: '' };
  return toLook(page, media, {
    largest,
    tiles,
    title: { text: title.title, lang: title.lang },
    route: routes.record(page.locale, 'media', media.slug),
  });
}

/** Of one page of a document; `null` where no picture of it was made. */
export function pageLookOf(
  page: Page,
  media: MediaRecord,
  { number, picture, sheet }: { number: number; picture: string | null; sheet: number },
): Look | null {
  const largest = media.facts.derivatives.find(({ path }) => path === picture);
  if (largest === undefined) return null;
  const text = pickByLang(media.texts, page.lang);
  const title = page.t('look:page', {
    title: text?.title ?? media.id,
    page: page.format.number(number),
  });
  return toLook(page, media, {
    largest,
    tiles: null,
    title: { text: title, lang: page.lang },
    route: `${routes.documentSheet(page.locale, media.slug, sheet)}#page-${number}`,
  });
}

function toLook(
  page: Page,
  { id, facts, rights }: MediaRecord,
  shown: {
    largest: PublicDerivative;
    tiles: PublicDerivative | null;
    title: { text: string; lang: string };
    route: Route;
  },
): Look {
  const { largest, tiles, title, route } = shown;
  const whole = tiles ?? largest;
  const alt = pickString(facts.alt, page.lang);
  const href = page.link(largest.path);
  const credit = [facts.creator, rights.holder, rights.attribution, rights.licence];
  return {
    href,
    sizeBytes: largest.sizeBytes,
    data: {
      id,
      title: title.text,
      lang: title.lang,
      alt: alt?.text ?? title.text,
      altLang: alt?.lang ?? title.lang,
      credit: [...new Set(credit.filter((part) => part !== null))].join(' · '),
      page: page.link(route),
      widthPx: whole.widthPx ?? 0,
      heightPx: whole.heightPx ?? 0,
      largest: href,
      tiles: tiles === null ? null : tilesOf(page, tiles),
    },
  };
}

/** The recipe says the size of its tiles in its label: `iiif-512`. */
function tilesOf(page: Page, { path, label }: PublicDerivative): LookData['tiles'] {
  const tilePx = Number(/-(\d+)$/.exec(label)?.[1] ?? 0);
  if (tilePx === 0) return null;
  return { folder: page.link(path.slice(0, path.lastIndexOf('/') + 1)), tilePx };
}
