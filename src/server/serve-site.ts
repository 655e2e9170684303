import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { arkToRoute } from '#domain/public/ark.ts';
import { routeFile, routes } from '#domain/public/routes.ts';
import type { TracedFile } from '#release/manifest.ts';
import { type ByteRange, parseByteRange } from '#store/parse-byte-range.ts';
import { OAI_PATH, type OaiMount, serveOai } from './answer-oai.ts';
import { answerOEmbed, OEMBED_PATH } from './answer-oembed.ts';
import { chooseEncoding, compressedBodies } from './compressed-bodies.ts';
import { contentTypeOf } from './content-types.ts';
import { matchesEtag, rangeStillHolds } from './preconditions.ts';
import type { ServedRelease } from './release-in-use.ts';
import { securityHeaders } from './security-headers.ts';

/** Texts up to this size are held in memory, compressed. */
const MAX_TEXT_BYTES = 4_000_000;
const COMPRESSED_CACHE_BYTES = 64_000_000;
const NOT_FOUND_PAGE = '404.html';
/** Cards made for the frames of other sites. */
const EMBEDDED = 'embed/';
/** Made for the scripts of other sites. */
const FOR_OTHERS = /^(?:api|dataset|iiif|national|oai|oembed)\//;

export interface SiteOptions {
  release: () => ServedRelease | null;
  /** Folder of the site in its address, `''` or `/kho`: it is taken off before files are looked up. */
  basePath: string;
  /** Origin of the search server that pages ask; `null` without one. */
  connectTo?: string | null;
  /** What harvesters are answered from; `null` where they are not. */
  oai?: OaiMount | null;
}

interface Found {
  path: string;
  file: TracedFile;
  status: 200 | 404;
  /** Scripts of other sites may read it. */
  forOthers: boolean;
}

/**
 * Answers requests from the release in use: one request sees one release, and only files of its manifest.
 * Ranges, validators and encodings as RFC 9110 asks.
 */
export function serveSite({ release, basePath, connectTo = null, oai = null }: SiteOptions) {
  const answerOai = oai === null ? null : serveOai(oai);
  const compressed = compressedBodies(COMPRESSED_CACHE_BYTES);

  return serve;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [rawPath = '/', query] = (request.url ?? '/').split('?', 2);
    const path = decodePath(rawPath, basePath);
    if (path === OAI_PATH && answerOai !== null) {
      await answerOai(request, response, query ?? '');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const site = release();
    if (site === null) {
      response.writeHead(503, { 'Retry-After': '2', 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Trang web đang được dựng. The site is being built.\n');
      return;
    }
    if (path !== null && !site.files.has(path) && site.files.has(folderIndex(path))) {
      const last = rawPath.slice(rawPath.lastIndexOf('/') + 1);
      const to = `./${last}/${query === undefined ? '' : `?${query}`}`;
      response.writeHead(301, { Location: to, ...securityHeaders(null, { connectTo }) }).end();
      return;
    }
    const ark = path === null || !/^ark:/i.test(path) ? null : arkToRoute(path);
    if (ark !== null && site.files.has(routeFile(ark))) {
      const headers = securityHeaders(null, { connectTo });
      response.writeHead(301, { Location: `${basePath}/${ark}`, ...headers }).end();
      return;
    }
    if (path === OEMBED_PATH) {
      await answerOEmbed(request, response, { site, basePath, query: query ?? '' });
      return;
    }
    const found = find(site, path);
    if (found === null) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404\n');
      return;
    }
    const opened = await openTraced(join(site.folder, found.path));
    if (opened === null) {
      if (release() === site) throw new Error(`${found.path} is gone from release ${site.number}`);
      // The release went out of use, and out of existence, since it was looked up.
      await serve(request, response);
      return;
    }
    try {
      await answer(request, response, found, opened);
    } finally {
      await opened.close();
    }
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { path, file, status, forOthers }: Found,
    opened: FileHandle,
  ): Promise<void> {
    const type = contentTypeOf(path);
    const inMemory = type.text && file.sizeBytes <= MAX_TEXT_BYTES;
    const body = inMemory ? await opened.readFile() : null;
    const html = path.endsWith('.html') && body !== null ? body.toString('utf8') : null;
    const wanted = request.headers.range;
    const encoding =
      body === null || wanted !== undefined
        ? null
        : chooseEncoding(request.headers['accept-encoding']);
    const etag = `"${file.hash}${encoding === null ? '' : `-${encoding}`}"`;
    const headers: Record<string, string | number> = {
      'Content-Type': type.value,
      ETag: etag,
      'Cache-Control': cacheControl(file),
      'Accept-Ranges': 'bytes',
      ...(type.text ? { Vary: 'Accept-Encoding' } : {}),
      ...(forOthers ? { 'Access-Control-Allow-Origin': '*' } : {}),
      ...securityHeaders(html, { connectTo, framedBy: path.startsWith(EMBEDDED) ? '*' : "'self'" }),
    };
    if (status === 200 && matchesEtag(request.headers['if-none-match'], file.hash)) {
      response.writeHead(304, headers).end();
      return;
    }
    const range =
      status === 200 && rangeStillHolds(request.headers['if-range']?.toString(), etag)
        ? parseByteRange(wanted, file.sizeBytes)
        : null;
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headers, 'Content-Range': `bytes */${file.sizeBytes}` }).end();
      return;
    }
    const whole: ByteRange = { start: 0, end: file.sizeBytes - 1 };
    const { start, end } = range ?? whole;
    if (range !== null) headers['Content-Range'] = `bytes ${start}-${end}/${file.sizeBytes}`;
    if (body !== null) {
      const part =
        encoding === null
          ? body.subarray(start, end + 1)
          : await compressed.get(file.hash, encoding, body);
      if (encoding !== null) headers['Content-Encoding'] = encoding;
      headers['Content-Length'] = part.length;
      response.writeHead(range === null ? status : 206, headers);
      response.end(request.method === 'HEAD' ? undefined : part);
      return;
    }
    headers['Content-Length'] = end - start + 1;
    response.writeHead(range === null ? status : 206, headers);
    if (request.method === 'HEAD' || file.sizeBytes === 0) {
      response.end();
      return;
    }
    await pipeline(opened.createReadStream({ start, end, autoClose: false }), response);
  }
}

/** What is made for other sites, and the files of a medium that may stand there: it has a manifest in the release. */
function isForOthers({ files }: ServedRelease, path: string, { trace }: TracedFile): boolean {
  if (FOR_OTHERS.test(path)) return true;
  return trace.kind === 'media' && files.has(routes.manifest(trace.media));
}

async function openTraced(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function find(site: ServedRelease, path: string | null): Found | null {
  const file = path === null ? undefined : site.files.get(path);
  if (path !== null && file !== undefined) {
    return { path, file, status: 200, forOthers: isForOthers(site, path, file) };
  }
  const notFound = site.files.get(NOT_FOUND_PAGE);
  if (notFound === undefined) return null;
  return { path: NOT_FOUND_PAGE, file: notFound, status: 404, forOthers: false };
}

/** The file that a request path names, `null` when it is not one that could be in a release. */
function decodePath(rawPath: string, basePath: string): string | null {
  if (!rawPath.startsWith(`${basePath}/`)) return null;
  let path: string;
  try {
    path = decodeURIComponent(rawPath.slice(basePath.length + 1));
  } catch {
    return null;
  }
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

const folderIndex = (path: string) => `${path}/index.html`;

/** Files whose path names their content never change; pages are asked for again each time. */
function cacheControl({ trace }: TracedFile): string {
  const isHashed = trace.kind === 'asset' || trace.kind === 'media' || trace.kind === 'search';
  return isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}
