import type { APIRoute } from 'astro';
import { feedFile } from '#components/share/feed-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), '[locale]/feed.[form]');

export const GET: APIRoute = ({ locals, params }) =>
  feedFile(locals.archive, {
    locale: params['locale'] ?? '',
    group: 'all',
    form: params['form'],
  }) ?? new Response(null, { status: 404 });
