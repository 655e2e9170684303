import { routes } from '#domain/public/routes.ts';
import { SHARE_CARD_PX } from '#domain/public/share-card.ts';
import { toOEmbed } from '#exports/oembed.ts';
import { pageFor } from '#layouts/page.ts';
import type { SiteContext } from '#public-records/site-context.ts';
import { recordView } from '../record/record-view.ts';
import { referencesFor } from '../references.ts';
import { embedCode } from './embed.ts';

/** The oEmbed response of a record in a locale; `null` where it may not be embedded. */
export function oEmbedFile(
  context: Pick<SiteContext, 'records' | 'site' | 'assets'>,
  { locale, id }: { locale: string; id: string },
): string | null {
  const { records, site } = context;
  const entry = records.entry(id);
  if (entry === null || entry.type === 'tombstone' || !entry.channels.includes('embed'))
    return null;
  const page = pageFor(context, locale, routes.record(locale, entry.type, entry.slug));
  const title = recordView(page, entry, referencesFor(records, page)).title.text;
  const thumbnail = {
    url: page.absolute(routes.shareCard(locale, id)),
    widthPx: SHARE_CARD_PX.width,
    heightPx: SHARE_CARD_PX.height,
  };
  return toOEmbed({ title, site, html: embedCode(page, { id, title, locale }), thumbnail });
}
