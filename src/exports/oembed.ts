/** The frame of an embedded card. */
export const OEMBED_SIZE = { widthPx: 480, heightPx: 300 } as const;

/** An oEmbed response of type `rich` (https://oembed.com, 2.3.4.4), JSON. All addresses are absolute. */
export function toOEmbed(card: {
  title: string;
  site: { name: string; url: string };
  /** HTML that shows the card, OEMBED_SIZE wide and high. */
  html: string;
  thumbnail: { url: string; widthPx: number; heightPx: number };
}): string {
  const { title, site, html, thumbnail } = card;
  return JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: site.name,
    provider_url: `${site.url}/`,
    cache_age: 86_400,
    thumbnail_url: thumbnail.url,
    thumbnail_width: thumbnail.widthPx,
    thumbnail_height: thumbnail.heightPx,
    html,
    width: OEMBED_SIZE.widthPx,
    height: OEMBED_SIZE.heightPx,
  });
}
