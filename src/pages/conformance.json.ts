import type { APIRoute } from 'astro';
import { toPublishedConformance } from '#domain/public/conformance.ts';

export const GET: APIRoute = ({ locals }) => {
  const report = toPublishedConformance(locals.archive.conformance ?? { validators: [] });
  return new Response(`${JSON.stringify(report, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
