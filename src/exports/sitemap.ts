/**
 * Sitemaps (https://www.sitemaps.org/protocol.html) with hreflang alternates, and Google's extensions for images
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps) and video
 * (…/sitemaps/video-sitemaps). All addresses are absolute.
 */
import { escapeXml } from './xml.ts';

/** One page in all its languages, its address by BCP-47 tag. */
export interface SitemapPage {
  alternates: readonly { lang: string; url: string }[];
  /** ISO date of the latest change of what it shows; `null` where nobody has written it down. */
  lastChange: string | null;
  /** Files of pictures that it shows. */
  images: readonly string[];
  videos: readonly SitemapVideo[];
}

/** A film, on the page that is made for it; the extension asks for a still and for words. */
export interface SitemapVideo {
  title: string;
  description: string;
  thumbnail: string;
  file: string;
  durationSeconds: number | null;
  /** ISO date; `null` where nobody has written it down. */
  published: string | null;
}

/** Of more the extension takes no notice. */
const MOST_IMAGES = 1000;
const MOST_VIDEO_SECONDS = 28_800;
const MOST_DESCRIPTION = 2048;

/** One sitemap: at most 50,000 addresses and 50 MB, of which the caller takes care. */
export function toSitemap(pages: Iterable<SitemapPage>): string {
  let urls = '';
  for (const page of pages) {
    const inside = [
      ...(page.lastChange === null ? [] : [element('lastmod', page.lastChange)]),
      ...(page.alternates.length < 2 ? [] : page.alternates.map(alternateLink)),
      ...page.images
        .slice(0, MOST_IMAGES)
        .map((image) => `<image:image>${element('image:loc', image)}</image:image>`),
      ...page.videos.map(videoElement),
    ].join('');
    for (const { url } of page.alternates) {
      urls += `<url>${element('loc', url)}${inside}</url>\n`;
    }
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
${urls}</urlset>
`;
}

/** The index of several sitemaps, by their addresses. */
export function toSitemapIndex(sitemaps: readonly string[]): string {
  const entries = sitemaps.map((url) => `<sitemap>${element('loc', url)}</sitemap>\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries}</sitemapindex>
`;
}

function alternateLink({ lang, url }: { lang: string; url: string }): string {
  return `<xhtml:link rel="alternate" hreflang="${escapeXml(lang)}" href="${escapeXml(url)}"/>`;
}

function videoElement(video: SitemapVideo): string {
  const { title, description, thumbnail, file, durationSeconds, published } = video;
  const seconds = durationSeconds === null ? 0 : Math.round(durationSeconds);
  const hasLength = seconds >= 1 && seconds <= MOST_VIDEO_SECONDS;
  const parts = [
    element('video:thumbnail_loc', thumbnail),
    element('video:title', title),
    element('video:description', description.slice(0, MOST_DESCRIPTION)),
    element('video:content_loc', file),
    hasLength ? element('video:duration', String(seconds)) : '',
    published === null ? '' : element('video:publication_date', published),
  ];
  return `<video:video>${parts.join('')}</video:video>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
