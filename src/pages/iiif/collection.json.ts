import type { APIRoute } from 'astro';
import { collectionOf } from '#components/share/collection-file.ts';
import { jsonAnswer } from '#components/share/json-answer.ts';

export const GET: APIRoute = ({ locals }) => jsonAnswer(collectionOf(locals.archive, 'all'));
