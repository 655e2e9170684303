import type { APIRoute } from 'astro';
import { sitemapPages } from '#components/sitemap-pages.ts';
import { toSitemap } from '#exports/sitemap.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';
import { sitemapPart } from '#public-records/sitemap-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), 'sitemaps/[part].xml');

export const GET: APIRoute = ({ locals, params }) => {
  const { records, site } = locals.archive;
  const part = sitemapPart(records, site, params['part'] ?? '');
  if (part === null) return new Response(null, { status: 404 });
  return new Response(toSitemap(sitemapPages(part, { records, site })), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
