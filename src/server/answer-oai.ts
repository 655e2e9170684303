import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ExportedStore } from '#exported/exported-store.ts';
import { answerHarvester, type RepositorySettings } from '#exported/oai-answers.ts';
import { openExportedStore } from '#exported/sqlite-exported-store.ts';
import { chooseEncoding } from './compressed-bodies.ts';
import { securityHeaders } from './security-headers.ts';

/** Where harvesters ask, from the site's root: beside the folder of what they may take as files. */
export const OAI_PATH = 'oai';

/** More arguments than any request has. */
const MAX_FORM_BYTES = 16_384;
const compress = promisify(gzip);

export interface OaiMount {
  /** The store of what was exported; where there is none yet, harvesters are asked to come again. */
  store: string;
  settings: RepositorySettings;
  clock(): Date;
}

/** Answers harvesters over HTTP, GET and POST alike (3.1.1, 3.1.3 of OAI-PMH 2.0). */
export function serveOai({ store: file, settings, clock }: OaiMount) {
  let store: ExportedStore | null = null;

  return async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    query: string,
  ): Promise<void> {
    const headers = { ...securityHeaders(null, { connectTo: null }), 'Cache-Control': 'no-cache' };
    if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD, POST' }).end();
      return;
    }
    const form = request.method === 'POST' ? await readForm(request) : query;
    if (form === null) {
      response.writeHead(413, headers).end();
      return;
    }
    if (store === null && !existsSync(file)) {
      response.writeHead(503, { ...headers, 'Retry-After': '600' }).end();
      return;
    }
    store ??= openExportedStore(file, { readOnly: true });
    // The second is taken before anything is read: what changes behind it is for the next harvest.
    const now = Math.floor(clock().getTime() / 1000);
    const text = answerHarvester(store, settings, { args: new URLSearchParams(form), now });
    const isGzip =
      chooseEncoding(request.headers['accept-encoding']?.replace(/\bbr\b/, '')) === 'gzip';
    const body = isGzip ? await compress(text) : Buffer.from(text);
    response.writeHead(200, {
      ...headers,
      'Content-Type': 'text/xml; charset=utf-8',
      'Content-Length': body.length,
      Vary: 'Accept-Encoding',
      'Access-Control-Allow-Origin': '*',
      ...(isGzip ? { 'Content-Encoding': 'gzip' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/** The arguments of a form; `null` where it is larger than any can be. */
async function readForm(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MAX_FORM_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
