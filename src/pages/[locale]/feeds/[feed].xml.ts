import type { APIRoute } from 'astro';
import { feedFile } from '#components/share/feed-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths, typeOfFolder } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), '[locale]/feeds/[feed].xml');

export const GET: APIRoute = ({ locals, params }) => {
  const type = typeOfFolder(params['feed']);
  const file =
    type === null ? null : feedFile(locals.archive, params['locale'] ?? '', { type, id: null });
  return file ?? new Response(null, { status: 404 });
};
