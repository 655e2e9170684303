import type { APIRoute } from 'astro';
import { recordView } from '#components/record/record-view.ts';
import { referencesFor } from '#components/references.ts';
import { embedCode } from '#components/share/embed.ts';
import { routes } from '#domain/public/routes.ts';
import { SHARE_CARD_PX } from '#domain/public/share-card.ts';
import { toOEmbed } from '#exports/oembed.ts';
import { pageFor } from '#layouts/page.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), 'oembed/[locale]/[id].json');

export const GET: APIRoute = ({ locals, params }) => {
  const { locale = '', id = '' } = params;
  const { records, site } = locals.archive;
  const entry = records.entry(id);
  if (entry === null || entry.type === 'tombstone' || !entry.channels.includes('embed')) {
    return new Response(null, { status: 404 });
  }
  const page = pageFor(locals.archive, locale, routes.record(locale, entry.type, entry.slug));
  const title = recordView(page, entry, referencesFor(records, page)).title.text;
  const thumbnail = {
    url: page.absolute(routes.shareCard(locale, id)),
    widthPx: SHARE_CARD_PX.width,
    heightPx: SHARE_CARD_PX.height,
  };
  const html = embedCode(page, { id, title, locale });
  return new Response(toOEmbed({ title, site, html, thumbnail }), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
