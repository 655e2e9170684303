import type { APIRoute } from 'astro';
import { absoluteUrl, routes } from '#domain/public/routes.ts';
import { toSitemapIndex } from '#exports/sitemap.ts';
import { sitemapParts } from '#public-records/sitemap-routes.ts';

export const GET: APIRoute = ({ locals }) => {
  const { records, site } = locals.archive;
  const parts = [...sitemapParts(records, site)].map(({ name }) =>
    absoluteUrl(site.url, routes.sitemapPart(name)),
  );
  return new Response(toSitemapIndex(parts), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
