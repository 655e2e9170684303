import type { APIRoute } from 'astro';
import { manifestOf } from '#components/share/manifest-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), 'iiif/[id]/manifest.json');

export const GET: APIRoute = ({ locals, params }) => {
  const manifest = manifestOf(locals.archive, params['id'] ?? '');
  if (manifest === null) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
