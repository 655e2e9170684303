import type { APIRoute } from 'astro';
import { jsonAnswer } from '#components/share/json-answer.ts';
import { manifestOf } from '#components/share/manifest-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), 'iiif/[id]/manifest.json');

export const GET: APIRoute = ({ locals, params }) =>
  jsonAnswer(manifestOf(locals.archive, params['id'] ?? ''));
