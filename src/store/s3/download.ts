import type { ByteRange } from '../object-store.ts';
import type { Pause } from './pause.ts';
import type { S3Answer, SendToS3 } from './s3-client.ts';
import { type Bucket, brokenOff, notThatPart } from './s3-fault.ts';

export interface DownloadOptions {
  send: SendToS3;
  pause: Pause;
  range: ByteRange;
  /** For the words of a fault. */
  bucket: Bucket;
}

/**
 * The bytes of an object, or a part of it, in pieces; `null` when it is not there. When the line breaks it
 * goes on from where it was, as long as that brings anything new, and fails if the object has been replaced
 * meanwhile.
 *
 * @throws ArchiveError, while it is read too
 */
export async function download(
  key: string,
  { send, pause, range, bucket }: DownloadOptions,
): Promise<AsyncIterable<Uint8Array> | null> {
  const { startByte, endByte } = range;
  if (startByte === endByte) {
    const { ok } = await send({ method: 'HEAD', key });
    return ok ? nothing() : null;
  }
  const ask = async (fromByte: number, condition: Record<string, string>) => {
    const isWhole = fromByte === 0 && endByte === undefined;
    const bytes = `bytes=${fromByte}-${endByte === undefined ? '' : endByte - 1}`;
    const headers = { ...condition, ...(isWhole ? {} : { Range: bytes }) };
    const answer = await send({ method: 'GET', key, headers, isStreamed: true });
    if (isWhole || !answer.ok || isFrom(fromByte, answer)) return answer;
    await answer.body?.cancel();
    throw notThatPart(bucket, key);
  };
  const first = await ask(startByte, {});
  if (first.status === 404) return null;
  if (first.status === 416) return nothing();
  const tag = first.headers.get('etag') ?? '';
  const goOn = async (fromByte: number, { tried, cause }: { tried: number; cause: unknown }) => {
    const answer = (await pause(tried)) ? await ask(fromByte, { 'If-Match': tag }) : null;
    if (answer?.ok !== true) throw brokenOff(bucket, key, cause);
    return answer;
  };
  return pieces(first, startByte, goOn);
}

/** Whether the answer is a part, and begins there. */
function isFrom(fromByte: number, { status, headers }: S3Answer): boolean {
  const range = headers.get('content-range') ?? '';
  return status === 206 && range.startsWith(`bytes ${fromByte}-`);
}

async function* pieces(
  first: S3Answer,
  startByte: number,
  goOn: (fromByte: number, broken: { tried: number; cause: unknown }) => Promise<S3Answer>,
): AsyncGenerator<Uint8Array> {
  let reader = first.body?.getReader();
  let at = startByte;
  let tried = 1;
  let piece: Uint8Array;
  try {
    for (;;) {
      try {
        const read = await reader?.read();
        if (!read || read.done) return;
        piece = read.value;
      } catch (cause) {
        const rest = await goOn(at, { tried: tried++, cause });
        reader = rest.body?.getReader();
        continue;
      }
      tried = 1;
      at += piece.byteLength;
      yield piece;
    }
  } finally {
    await reader?.cancel().catch(() => {});
  }
}

async function* nothing(): AsyncIterable<Uint8Array> {}
