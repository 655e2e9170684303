import { extname } from 'node:path';
import { Readable } from 'node:stream';
import type { ObjectStore } from '#store/object-store.ts';
import { parseByteRange } from '#store/parse-byte-range.ts';

/** Headers of what is shown to one person: no cache keeps it, and a browser takes it for nothing else. */
export const PRIVATE_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // What runs in a file somebody sent runs nowhere near the studio.
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Robots-Tag': 'noindex',
};

/**
 * An object of a private store, whole or the part that is asked for (RFC 9110 §14); `null` where there is
 * none. Whether the person may have it was decided before.
 */
export async function answerObject(
  request: Request,
  {
    store,
    key,
    mediaType,
    fileName,
  }: {
    store: Pick<ObjectStore, 'stream' | 'stat'>;
    key: string;
    mediaType: string;
    /** Saved under this name instead of being shown. */
    fileName?: string | undefined;
  },
): Promise<Response | null> {
  const stat = await store.stat(key);
  if (stat === null) return null;
  const { sizeBytes } = stat;
  const range = parseByteRange(request.headers.get('range') ?? undefined, sizeBytes);
  const headers = new Headers({
    ...PRIVATE_HEADERS,
    'Content-Type': mediaType,
    'Accept-Ranges': 'bytes',
  });
  if (fileName !== undefined) headers.set('Content-Disposition', saveAs(fileName));
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
  if (range !== null) headers.set('Content-Range', `bytes ${start}-${end}/${sizeBytes}`);
  headers.set('Content-Length', String(end - start + 1));
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD' || sizeBytes === 0) return new Response(null, { status, headers });
  const pieces = await store.stream(key, { startByte: start, endByte: end + 1 });
  if (pieces === null) return null;
  const body = Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
  return new Response(body, { status, headers });
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.opus': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.m4s': 'video/iso.segment',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.vtt': 'text/vtt; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
};

/** Of a file of the site, by its name, which we gave it. */
export function mediaTypeOf(path: string): string {
  return MEDIA_TYPES[extname(path)] ?? 'application/octet-stream';
}

/** A file of the site, shown to one person. */
export function answerBytes(path: string, bytes: Uint8Array): Response {
  const headers = { ...PRIVATE_HEADERS, 'Content-Type': mediaTypeOf(path) };
  return new Response(Buffer.from(bytes), { headers });
}

/** RFC 6266 with RFC 8187: a name in any script, and nothing a header could be ended with. */
export function saveAs(fileName: string): string {
  const plain = fileName.replace(/[^A-Za-z0-9._-]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
