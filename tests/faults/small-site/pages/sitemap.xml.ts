import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ locals }) => {
  const slugs = locals.archive.records.entries.map(({ slug }) => `<url>${slug}</url>`);
  return new Response(`<urlset>${slugs.join('')}</urlset>`);
};
