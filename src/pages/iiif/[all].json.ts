import type { APIRoute } from 'astro';
import { collectionOf } from '#components/share/collection-file.ts';
import { jsonAnswer } from '#components/share/json-answer.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

/** `iiif/collection.json`, where there is a manifest. */
export const getStaticPaths = () => staticPaths(loadSiteContext(), 'iiif/[all].json');

export const GET: APIRoute = ({ locals }) => jsonAnswer(collectionOf(locals.archive, 'all'));
