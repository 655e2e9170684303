import type { APIRoute } from 'astro';
import { waveformFile } from '#components/share/waveform-file.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';
import { staticPaths } from '#public-records/site-routes.ts';

export const getStaticPaths = () => staticPaths(loadSiteContext(), 'iiif/[id]/waveform.svg');

export const GET: APIRoute = ({ locals, params }) => {
  const drawing = waveformFile(locals.archive, params['id'] ?? '');
  if (drawing === null) return new Response(null, { status: 404 });
  return new Response(drawing, { headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' } });
};
