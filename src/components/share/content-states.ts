import { pickString } from '#domain/public/language.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import { routes } from '#domain/public/routes.ts';
import { canvasId } from '#exports/iiif/about-media.ts';
import { type CanvasPart, contentStateLink } from '#exports/iiif/content-state.ts';
import { foreign, type Page } from '#layouts/page.ts';
import type { References } from '../references.ts';

/** A link that opens a IIIF viewer at a manifest, a moment or a region. */
export interface StateLink {
  words: string;
  /** Of the words, where they are not in the page's language. */
  lang: string | undefined;
  href: string;
}

/**
 * Content states to hand out: the record's manifest, the chapters of a recording, the regions that a story shows. None
 * where there is no manifest, and in the area of a community, whose files are not to be read from elsewhere.
 */
export function contentStatesOf(
  page: Page,
  record: PublicRecord,
  references: References,
): StateLink[] {
  if (page.area !== null) return [];
  return [
    ...wholeOf(page, record, references),
    ...chaptersOf(page, record, references),
    ...regionsOf(page, record, references),
  ];
}

function wholeOf(page: Page, { id }: PublicRecord, references: References): StateLink[] {
  if (!references.hasManifest(id)) return [];
  const href = contentStateLink({ manifest: page.absolute(routes.manifest(id)) });
  return [{ words: page.t('share:iiif.whole'), lang: undefined, href }];
}

function chaptersOf(page: Page, record: PublicRecord, references: References): StateLink[] {
  if (record.type !== 'media' || !references.hasManifest(record.id)) return [];
  const track = record.facts.tracks.find(({ kind }) => kind === 'chapters');
  return (track?.cues ?? []).map(({ startSeconds, endSeconds, text }) => ({
    words: text,
    lang: foreign(page, track?.lang ?? page.lang),
    href: partLink(page, record.id, { startSeconds, endSeconds }),
  }));
}

function regionsOf(page: Page, record: PublicRecord, references: References): StateLink[] {
  if (record.type !== 'story') return [];
  return record.facts.blocks.flatMap((block): StateLink[] => {
    if (block.kind !== 'detail' || !references.hasManifest(block.media)) return [];
    const caption = pickString(block.caption ?? {}, page.lang);
    const href = partLink(page, block.media, block.region);
    const words = caption?.text ?? references.link(block.media)?.title ?? block.media;
    return [{ words, lang: caption === null ? undefined : foreign(page, caption.lang), href }];
  });
}

function partLink(page: Page, mediaId: string, part: CanvasPart): string {
  const manifest = page.absolute(routes.manifest(mediaId));
  const base = manifest.replace(/manifest\.json$/, '');
  return contentStateLink({ manifest, canvas: canvasId(mediaId, { base }), part });
}
