import type { APIRoute } from 'astro';
import { calendarFile } from '#components/calendar/calendar-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths, typeOfFolder } from '#public-records/site-routes.ts';

export const getStaticPaths = () =>
  staticPaths(loadSiteContext(), '[locale]/calendar/[folder]/[id].ics');

export const GET: APIRoute = ({ locals, params }) => {
  const { locale = '', folder, id = '' } = params;
  const type = typeOfFolder(folder);
  const isGroup = type === 'festival' || type === 'community' || type === 'place';
  const text = isGroup ? calendarFile(locals.archive, locale, { type, id }) : null;
  if (text === null) return new Response(null, { status: 404 });
  return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
};
