import type { APIRoute } from 'astro';
import { feedFile } from '#components/share/feed-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), '[locale]/feed.xml');

export const GET: APIRoute = ({ locals, params }) =>
  feedFile(locals.archive, params['locale'] ?? '', 'all') ?? new Response(null, { status: 404 });
