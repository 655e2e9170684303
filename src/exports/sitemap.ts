import { escapeXml } from './xml.ts';

/** One page in all its languages, absolute addresses by BCP-47 tag. */
export interface SitemapPage {
  alternates: readonly { lang: string; url: string }[];
}

/** Sitemap 0.9 with hreflang alternates (https://www.sitemaps.org/protocol.html). */
export function toSitemap(pages: Iterable<SitemapPage>): string {
  let urls = '';
  for (const { alternates } of pages) {
    const links =
      alternates.length < 2
        ? ''
        : alternates
            .map(
              ({ lang, url }) =>
                `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(url)}"/>`,
            )
            .join('');
    for (const { url } of alternates) urls += `<url><loc>${escapeXml(url)}</loc>${links}</url>\n`;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls}</urlset>
`;
}
