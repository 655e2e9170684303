import type { APIRoute } from 'astro';
import { feedFile } from '#components/share/feed-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths, typeOfFolder } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), '[locale]/feeds/[feed].[form]');

export const GET: APIRoute = ({ locals, params }) => {
  const { locale = '', feed, form } = params;
  const type = typeOfFolder(feed);
  const file =
    type === null ? null : feedFile(locals.archive, { locale, group: { type, id: null }, form });
  return file ?? new Response(null, { status: 404 });
};
