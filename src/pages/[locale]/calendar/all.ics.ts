import type { APIRoute } from 'astro';
import { calendarFile } from '#components/calendar/calendar-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), '[locale]/calendar/all.ics');

export const GET: APIRoute = ({ locals, params }) => {
  const text = calendarFile(locals.archive, params['locale'] ?? '', 'all');
  if (text === null) return new Response(null, { status: 404 });
  return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
};
