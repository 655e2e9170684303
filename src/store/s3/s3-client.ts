import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { parseError } from './s3-answers.ts';
import { refused, unreachable } from './s3-fault.ts';

export interface S3Options {
  /** `https://s3.example.org`, without the bucket. */
  endpoint: string;
  bucket: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** Whether the bucket is the first part of the path (the default) or of the host's name. */
  isPathStyle?: boolean;
  /** For tests: waits between two tries. */
  wait?: (ms: number) => Promise<unknown>;
}

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** The whole key; without it the bucket itself is asked. */
  key?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
}

/** Sends a request, signed; again, after a pause, when the network or the store falters. */
export type SendToS3 = (request: S3Request) => Promise<Response>;

const TRIES = 5;
const FIRST_WAIT_MS = 200;
/** Not there, and beyond the end: answers, not faults, to those who ask for an object. */
const ANSWERS = [404, 416];
const ASKING = ['GET', 'HEAD', 'DELETE'];
/** Too slow, busy with the same object, too many requests: to be tried again, as is everything from 500. */
const PASSING = [408, 409, 429];

/**
 * A client of one bucket. It resolves with what succeeded, and to GET, HEAD and DELETE also with 404 for
 * an object that is not there and 416 for a range beyond its end.
 *
 * @throws ArchiveError, from every call, for anything else
 */
export function s3Client(options: S3Options): SendToS3 {
  const { bucket, region, credentials, isPathStyle = true, wait = delay } = options;
  const base = new URL(options.endpoint);
  if (!isPathStyle) base.hostname = `${bucket}.${base.hostname}`;
  const root = base.pathname.replace(/\/$/, '') + (isPathStyle ? `/${bucket}` : '');

  const sign = async ({ method, key = '', query, headers, body }: S3Request) => {
    const url = new URL(base);
    url.pathname = `${root}/${key.split('/').map(encodeURIComponent).join('/')}`;
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const sha256 = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const signer = new AwsV4Signer({
      ...{ method, url: url.href, region, service: 's3', ...credentials },
      headers: { ...headers, 'X-Amz-Content-Sha256': sha256 },
    });
    const signed = await signer.sign();
    return { url: signed.url, init: { method, headers: signed.headers, body: body ?? null } };
  };

  const tryOnce = async (request: S3Request): Promise<Response> => {
    const { url, init } = await sign(request);
    try {
      return await fetch(url, init);
    } catch (cause) {
      throw unreachable(options, cause);
    }
  };

  return async (request) => {
    for (let tried = 1; ; tried++) {
      const isLast = tried === TRIES;
      const response = await tryOnce(request).catch((fault: unknown) => {
        if (isLast) throw fault;
        return null;
      });
      if (response?.ok) return response;
      const status = response?.status ?? 0;
      if (response && (isLast || (status < 500 && !PASSING.includes(status)))) {
        const error = parseError(await response.text());
        const isAnswer = ASKING.includes(request.method) && ANSWERS.includes(status);
        if (isAnswer && error?.code !== 'NoSuchBucket') return response;
        throw refused(options, status, error);
      }
      await response?.body?.cancel();
      await wait(FIRST_WAIT_MS * 2 ** (tried - 1));
    }
  };
}
