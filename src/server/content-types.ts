import { extname } from 'node:path';

interface ContentType {
  /** Value of the Content-Type header. */
  value: string;
  /** Worth compressing on the way. */
  text: boolean;
}

const text = (value: string): ContentType => ({ value: `${value}; charset=utf-8`, text: true });
const bytes = (value: string): ContentType => ({ value, text: false });

/** IANA media types of everything that a release may hold. */
const TYPES: Readonly<Record<string, ContentType>> = {
  '.html': text('text/html'),
  '.css': text('text/css'),
  '.js': text('text/javascript'),
  '.json': text('application/json'),
  '.jsonl': text('application/jsonl'),
  '.csv': text('text/csv'),
  '.md': text('text/markdown'),
  '.pem': text('application/x-pem-file'),
  '.jsonld': text('application/ld+json'),
  '.webmanifest': text('application/manifest+json'),
  '.xml': text('application/xml'),
  '.rss': text('application/rss+xml'),
  '.txt': text('text/plain'),
  '.vtt': text('text/vtt'),
  '.ics': text('text/calendar'),
  '.svg': text('image/svg+xml'),
  '.avif': bytes('image/avif'),
  '.webp': bytes('image/webp'),
  '.jpg': bytes('image/jpeg'),
  '.jpeg': bytes('image/jpeg'),
  '.png': bytes('image/png'),
  '.gif': bytes('image/gif'),
  '.ico': bytes('image/x-icon'),
  '.opus': bytes('audio/ogg'),
  '.ogg': bytes('audio/ogg'),
  '.m4a': bytes('audio/mp4'),
  '.mp3': bytes('audio/mpeg'),
  '.mp4': bytes('video/mp4'),
  '.m4s': bytes('video/iso.segment'),
  '.m3u8': text('application/vnd.apple.mpegurl'),
  '.webm': bytes('video/webm'),
  '.woff2': bytes('font/woff2'),
  '.woff': bytes('font/woff'),
  '.pdf': bytes('application/pdf'),
  '.zip': bytes('application/zip'),
};

/** By the file's extension; unknown ones are downloads. */
export function contentTypeOf(path: string): ContentType {
  return TYPES[extname(path).toLowerCase()] ?? bytes('application/octet-stream');
}
