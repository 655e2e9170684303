import { extname } from 'node:path';
import { Readable } from 'node:stream';
import type { ObjectStore } from '#store/object-store.ts';

const TYPES: Readonly<Record<string, string>> = {
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
  '.mp4': 'video/mp4',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.vtt': 'text/vtt; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
};

/** Of a preview: kept by no cache that others share. */
function headersOf(path: string): Record<string, string> {
  return {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  };
}

export function answerFile(path: string, bytes: Uint8Array): Response {
  return new Response(Buffer.from(bytes), { headers: headersOf(path) });
}

/** A stored object, or the part of it that was asked for (RFC 9110 §14); `null` where it is not there. */
export async function answerStored(options: {
  request: Request;
  key: string;
  path: string;
  store: Pick<ObjectStore, 'stream' | 'stat'>;
}): Promise<Response | null> {
  const { request, key, path, store } = options;
  const stat = await store.stat(key);
  if (stat === null) return null;
  const { sizeBytes } = stat;
  const part = rangeOf(request.headers.get('range'), sizeBytes);
  const headers = { ...headersOf(path), 'Accept-Ranges': 'bytes' };
  if (part === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${sizeBytes}` },
    });
  }
  const { startByte, endByte } = part ?? { startByte: 0, endByte: sizeBytes };
  const pieces = await store.stream(key, { startByte, endByte });
  if (pieces === null) return null;
  const body = Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
  const length = { ...headers, 'Content-Length': String(endByte - startByte) };
  if (part === null) return new Response(body, { headers: length });
  return new Response(body, {
    status: 206,
    headers: { ...length, 'Content-Range': `bytes ${startByte}-${endByte - 1}/${sizeBytes}` },
  });
}

function rangeOf(
  header: string | null,
  sizeBytes: number,
): { startByte: number; endByte: number } | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const startByte = from === '' ? Math.max(sizeBytes - Number(to), 0) : Number(from);
  const endByte = from === '' || to === '' ? sizeBytes : Math.min(Number(to) + 1, sizeBytes);
  return startByte >= sizeBytes || endByte <= startByte ? 'unsatisfiable' : { startByte, endByte };
}
