import type { APIRoute } from 'astro';
import { collectionOf } from '#components/share/collection-file.ts';
import { jsonAnswer } from '#components/share/json-answer.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { groupOf } from '#public-records/manifest-routes.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () =>
  staticPaths(loadSiteContext(), 'iiif/collections/[folder].json');

export const GET: APIRoute = ({ locals, params }) => {
  const group = groupOf(params['folder'], null);
  return jsonAnswer(group === null ? null : collectionOf(locals.archive, group));
};
