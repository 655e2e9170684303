import type { APIRoute } from 'astro';
import { oEmbedFile } from '#components/share/oembed-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), 'oembed/[locale]/[id].json');

export const GET: APIRoute = ({ locals, params }) => {
  const { locale = '', id = '' } = params;
  const answer = oEmbedFile(locals.archive, { locale, id });
  if (answer === null) return new Response(null, { status: 404 });
  return new Response(answer, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
