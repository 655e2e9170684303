import type { APIRoute } from 'astro';
import { feedFile } from '#components/share/feed-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths, typeOfFolder } from '#public-records/site-routes.ts';

export const getStaticPaths = () =>
  staticPaths(loadSiteContext(), '[locale]/feeds/[folder]/[feed].[form]');

export const GET: APIRoute = ({ locals, params }) => {
  const { locale = '', folder, feed: id = '', form } = params;
  const type = typeOfFolder(folder);
  const isGroup = type === 'community' || type === 'place';
  const file = isGroup ? feedFile(locals.archive, { locale, group: { type, id }, form }) : null;
  return file ?? new Response(null, { status: 404 });
};
