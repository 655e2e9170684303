import type { APIRoute } from 'astro';
import { referencesFor } from '#components/references.ts';
import { routes } from '#domain/public/routes.ts';
import { toRss } from '#exports/rss.ts';
import { pageFor } from '#layouts/page.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

const ITEMS = 30;

export const getStaticPaths = () => staticPaths(loadSiteContext(), '[locale]/feed.xml');

export const GET: APIRoute = ({ locals, params }) => {
  const { locale = '' } = params;
  const { records, site } = locals.archive;
  const page = pageFor(locals.archive, locale, routes.feed(locale));
  const cards = referencesFor(records, page).cards(records.list('recent').slice(0, ITEMS));
  const feed = toRss({
    title: `${site.name}: ${page.t('site.tagline')}`,
    description: page.t('site.description'),
    lang: page.lang,
    url: page.absolute(routes.home(locale)),
    self: page.absolute(page.route),
    items: cards.map(({ title, slug, type, summary }) => ({
      title,
      url: page.absolute(routes.record(locale, type, slug)),
      summary: summary?.text ?? null,
    })),
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
};
