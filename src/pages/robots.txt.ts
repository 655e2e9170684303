import type { APIRoute } from 'astro';
import { absoluteUrl, routes } from '#domain/public/routes.ts';

export const GET: APIRoute = ({ locals }) => {
  const sitemap = absoluteUrl(locals.archive.site.url, routes.sitemap());
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
