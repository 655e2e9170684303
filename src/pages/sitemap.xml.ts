import type { APIRoute } from 'astro';
import { sitemapPages } from '#components/sitemap-pages.ts';
import { toSitemap } from '#exports/sitemap.ts';

export const GET: APIRoute = ({ locals }) => {
  const { records, site } = locals.archive;
  return new Response(toSitemap(sitemapPages(records, site)), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
