import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Sent as they are. */
const PLAIN_TYPES: Readonly<Record<string, string>> = {
  '.woff2': 'font/woff2',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.opus': 'audio/ogg',
  '.m4a': 'audio/mp4',
};

/** Serves a folder on loopback as hosts do: what is text compressed, everything kept for an hour. */
export async function serveFolder(folder: string) {
  const sent = { bytes: 0 };
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname);
    const named = join(folder, normalize(path));
    const isFolder = statSync(named, { throwIfNoEntry: false })?.isDirectory() === true;
    const file = isFolder ? join(named, 'index.html') : named;
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('cache-control', 'max-age=3600');
    const type = TYPES[extname(file)];
    if (type === undefined) {
      sent.bytes += statSync(file).size;
      const plain = PLAIN_TYPES[extname(file)];
      if (plain !== undefined) response.setHeader('content-type', plain);
      createReadStream(file).pipe(response);
      return;
    }
    const bytes = gzipSync(readFileSync(file));
    if (!file.endsWith('.html')) sent.bytes += bytes.length;
    response.setHeader('content-type', type);
    response.setHeader('content-encoding', 'gzip');
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, sent, close: () => server.close() };
}
