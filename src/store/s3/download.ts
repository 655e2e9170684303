import type { ByteRange } from '../object-store.ts';
import type { SendToS3 } from './s3-client.ts';

const RESUMES = 5;

/**
 * The bytes of an object, or a part of it, in pieces; `null` when it is not there. When the line breaks it
 * goes on from where it was, and fails if the object has been replaced meanwhile.
 */
export async function download(
  key: string,
  { send, range }: { send: SendToS3; range: ByteRange },
): Promise<AsyncIterable<Uint8Array> | null> {
  const { startByte, endByte } = range;
  if (startByte === endByte) {
    const { ok } = await send({ method: 'HEAD', key });
    return ok ? nothing() : null;
  }
  const ask = (fromByte: number, condition: Record<string, string>) => {
    const isWhole = fromByte === 0 && endByte === undefined;
    const bytes = `bytes=${fromByte}-${endByte === undefined ? '' : endByte - 1}`;
    const headers = { ...condition, ...(isWhole ? {} : { Range: bytes }) };
    return send({ method: 'GET', key, headers });
  };
  const first = await ask(startByte, {});
  if (first.status === 404) return null;
  if (first.status === 416) return nothing();
  const tag = first.headers.get('etag') ?? '';
  return pieces(first, startByte, (fromByte) => ask(fromByte, { 'If-Match': tag }));
}

async function* pieces(
  first: Response,
  startByte: number,
  resume: (fromByte: number) => Promise<Response>,
): AsyncGenerator<Uint8Array> {
  let response = first;
  let at = startByte;
  for (let resumed = 0; ; resumed++) {
    try {
      for await (const piece of response.body ?? []) {
        yield piece;
        at += piece.byteLength;
      }
      return;
    } catch (fault) {
      if (resumed === RESUMES) throw fault;
      response = await resume(at);
      if (!response.ok) throw fault;
    }
  }
}

async function* nothing(): AsyncIterable<Uint8Array> {}
