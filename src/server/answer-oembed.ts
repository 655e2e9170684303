import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ServedRelease } from './release-in-use.ts';
import { securityHeaders } from './security-headers.ts';

/** Where the provider's endpoint stands, from the site's root: beside the folder of its static answers. */
export const OEMBED_PATH = 'oembed';

const DISCOVERY = /<link\b[^>]*\btype="application\/json\+oembed"[^>]*>/;

interface Asked {
  site: ServedRelease;
  /** Folder of the site in its address, `''` or `/kho`. */
  basePath: string;
  query: string;
}

/**
 * The oEmbed endpoint (https://oembed.com, 2.2): `?url=` of a record's page is answered with the response that the page
 * itself names; `maxwidth` and `maxheight` bound the frame. XML is 501, a page without a card 404. The host of the address is
 * not looked at: a release has no other pages than its own.
 */
export async function answerOEmbed(
  request: IncomingMessage,
  response: ServerResponse,
  { site, basePath, query }: Asked,
): Promise<void> {
  const parameters = new URLSearchParams(query);
  const headers = securityHeaders(null, { connectTo: null });
  if ((parameters.get('format') ?? 'json') !== 'json') {
    response.writeHead(501, headers).end();
    return;
  }
  const answer = await responseOf(site, pagePath(parameters.get('url'), basePath));
  if (answer === null) {
    response.writeHead(404, headers).end();
    return;
  }
  const most = { width: limit(parameters, 'maxwidth'), height: limit(parameters, 'maxheight') };
  const body = JSON.stringify(within(answer, most));
  response.writeHead(200, {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-cache',
    // Asked by scripts of other sites; it holds what is public.
    'Access-Control-Allow-Origin': '*',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function pagePath(address: string | null, basePath: string): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { pathname } = new URL(address);
  if (!pathname.startsWith(`${basePath}/`)) return null;
  const inside = pathname.slice(basePath.length + 1);
  try {
    return decodeURIComponent(inside).replace(/(?:^|\/)(?:index\.html)?$/, '');
  } catch {
    return null;
  }
}

interface OEmbedAnswer {
  html: string;
  width: number;
  height: number;
  thumbnail_url: string;
  thumbnail_width: number;
  thumbnail_height: number;
}

async function responseOf(site: ServedRelease, path: string | null): Promise<OEmbedAnswer | null> {
  const page = path === null ? null : await read(site, `${path}/index.html`);
  const link = DISCOVERY.exec(page ?? '')?.[0];
  const file = /\/(oembed\/[^"?#]+\.json)"/.exec(link ?? '')?.[1];
  const json = file === undefined ? null : await read(site, file);
  return json === null ? null : (JSON.parse(json) as OEmbedAnswer);
}

/** The text of a file of the release, `null` where it has none of that name. */
async function read({ files, folder }: ServedRelease, path: string): Promise<string | null> {
  return files.has(path) ? await readFile(join(folder, path), 'utf8') : null;
}

/** Frame and thumbnail no larger than asked for (2.2, `maxwidth` and `maxheight`): the one shrinks, the other goes. */
function within(answer: OEmbedAnswer, most: { width: number; height: number }): object {
  const width = Math.min(answer.width, most.width);
  const height = Math.min(answer.height, most.height);
  const html = answer.html
    .replace(/ width="\d+"/, ` width="${width}"`)
    .replace(/ height="\d+"/, ` height="${height}"`);
  const { thumbnail_url, thumbnail_width, thumbnail_height, ...rest } = answer;
  const isTooLarge = thumbnail_width > most.width || thumbnail_height > most.height;
  const thumbnail = isTooLarge ? {} : { thumbnail_url, thumbnail_width, thumbnail_height };
  return { ...rest, ...thumbnail, html, width, height };
}

function limit(parameters: URLSearchParams, name: string): number {
  const pixels = Math.floor(Number(parameters.get(name) ?? Number.NaN));
  return pixels > 0 ? pixels : Number.POSITIVE_INFINITY;
}
