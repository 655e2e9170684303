import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { type PauseOptions, pauseBetweenTries } from './pause.ts';
import { parseError } from './s3-answers.ts';
import { refused, unreachable } from './s3-fault.ts';

export interface S3Options extends PauseOptions {
  /** `https://s3.example.org`, without the bucket. */
  endpoint: string;
  bucket: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** Whether the bucket is the first part of the path (the default) or of the host's name. */
  isPathStyle?: boolean;
}

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** The whole key; without it the bucket itself is asked. */
  key?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
  /** What succeeds is read by the caller, from `body` of the answer: an object too long to hold. */
  isStreamed?: boolean;
}

export interface S3Answer {
  ok: boolean;
  status: number;
  headers: Headers;
  text: string;
  /** Only of a request that `isStreamed`; the caller reads it, and what breaks there is the caller's. */
  body: ReadableStream<Uint8Array> | null;
}

/** Sends a request, signed; again, after a pause, when the network or the store falters. */
export type SendToS3 = (request: S3Request) => Promise<S3Answer>;

/** Not there, and beyond the end: answers, not faults, to those who ask for an object. */
const ANSWERS = [404, 416];
const ASKING = ['GET', 'HEAD', 'DELETE'];
/** Too slow, busy with the same object, too many requests: to be tried again, as is everything from 500. */
const PASSING = [408, 409, 429];
/** Said with 400: the body of a request came too slowly, or not whole. */
const PASSING_CODES = ['RequestTimeout', 'IncompleteBody'];

type Outcome = { answer: S3Answer } | { fault: unknown; isPassing: boolean };

/**
 * A client of one bucket. It resolves with what succeeded, and to GET, HEAD and DELETE also with 404 for
 * an object that is not there and 416 for a range beyond its end.
 *
 * @throws ArchiveError, from every call, for anything else
 */
export function s3Client(options: S3Options): SendToS3 {
  const { bucket, region, credentials, isPathStyle = true } = options;
  const pause = pauseBetweenTries(options);
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

  const tryOnce = async (request: S3Request): Promise<Outcome> => {
    const { url, init } = await sign(request);
    try {
      const response = await fetch(url, init);
      const { ok, status, headers } = response;
      if (ok && request.isStreamed === true) {
        return { answer: { ok, status, headers, text: '', body: response.body } };
      }
      const text = await response.text();
      const answer = { ok, status, headers, text, body: null };
      if (ok) return { answer };
      const error = parseError(text);
      const isAnswer = ASKING.includes(request.method) && ANSWERS.includes(status);
      if (isAnswer && error?.code !== 'NoSuchBucket') return { answer };
      const isPassing =
        status >= 500 || PASSING.includes(status) || PASSING_CODES.includes(error?.code ?? '');
      return { fault: refused(options, status, error), isPassing };
    } catch (cause) {
      return { fault: unreachable(options, cause), isPassing: true };
    }
  };

  return async (request) => {
    for (let tried = 1; ; tried++) {
      const outcome = await tryOnce(request);
      if ('answer' in outcome) return outcome.answer;
      if (!outcome.isPassing || !(await pause(tried))) throw outcome.fault;
    }
  };
}
