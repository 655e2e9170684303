import type { ObjectSource } from '../object-store.ts';
import { type Part, partsOf } from './parts.ts';
import { parseError, textOf } from './s3-answers.ts';
import type { SendToS3 } from './s3-client.ts';
import { refused } from './s3-fault.ts';

/** Parts of one object on their way at the same time, each of them in memory. */
const PARTS_AT_ONCE = 3;

export interface UploadOptions {
  send: SendToS3;
  /** The whole key. */
  key: string;
  partBytes: number;
  /** For the words of a fault. */
  bucket: { endpoint: string; bucket: string };
}

/**
 * Brings a source to the store in one request, or in parts when it is longer than one: then the object
 * appears only when the last of them has arrived. Gives its size in bytes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 */
export async function upload(source: ObjectSource, options: UploadOptions): Promise<number> {
  const parts = partsOf(source, options.partBytes);
  try {
    return await uploadParts(parts, options);
  } finally {
    // The source is closed, whether or not it was read to its end.
    await parts.return(undefined);
  }
}

async function uploadParts(parts: AsyncGenerator<Part>, options: UploadOptions): Promise<number> {
  const { send, key, partBytes } = options;
  const first = await parts.next();
  if (first.done) throw new Error('a source has at least one part');
  const second = first.value.byteLength < partBytes ? null : await parts.next();
  if (!second || second.done) {
    await send({ method: 'PUT', key, body: first.value });
    return first.value.byteLength;
  }
  const started = await send({ method: 'POST', key, query: { uploads: '' } });
  const uploadId = textOf(await started.text(), 'UploadId') ?? '';
  try {
    const all = chain([first.value, second.value], parts);
    const { tags, sizeBytes } = await sendParts(all, { ...options, uploadId });
    await finish(tags, { ...options, uploadId, sizeBytes });
    return sizeBytes;
  } catch (fault) {
    await send({ method: 'DELETE', key, query: { uploadId } }).catch(() => {});
    throw fault;
  }
}

async function* chain(first: Iterable<Part>, rest: AsyncIterable<Part>): AsyncGenerator<Part> {
  yield* first;
  yield* rest;
}

type Upload = UploadOptions & { uploadId: string };

async function sendParts(
  parts: AsyncIterable<Part>,
  { send, key, uploadId }: Upload,
): Promise<{ tags: string[]; sizeBytes: number }> {
  const tags: string[] = [];
  const onTheWay = new Set<Promise<void>>();
  let sizeBytes = 0;
  let number = 0;
  try {
    for await (const body of parts) {
      const index = number++;
      sizeBytes += body.byteLength;
      const query = { partNumber: `${index + 1}`, uploadId };
      const sent = send({ method: 'PUT', key, query, body }).then((response) => {
        tags[index] = response.headers.get('etag') ?? '';
        onTheWay.delete(sent);
      });
      // Awaited below; until then a fault must not count as one that nobody looks at.
      sent.catch(() => {});
      onTheWay.add(sent);
      if (onTheWay.size >= PARTS_AT_ONCE) await Promise.race(onTheWay);
    }
    await Promise.all(onTheWay);
  } finally {
    // Nothing may arrive after the upload was given up.
    await Promise.allSettled(onTheWay);
  }
  return { tags, sizeBytes };
}

async function finish(
  tags: readonly string[],
  { send, key, uploadId, sizeBytes, bucket }: Upload & { sizeBytes: number },
): Promise<void> {
  const parts = tags.map(
    (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
  );
  const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
  const request = { method: 'POST', key, query: { uploadId } } as const;
  try {
    const response = await send({ ...request, body: Uint8Array.from(Buffer.from(body)) });
    const error = parseError(await response.text());
    if (error) throw refused(bucket, response.status, error);
  } catch (fault) {
    // A try whose answer was lost may have done it all the same: then the upload is gone, the object there.
    const isGone = fault instanceof Error && fault.message.includes('NoSuchUpload');
    const kept = isGone ? await send({ method: 'HEAD', key }) : null;
    if (Number(kept?.headers.get('content-length')) !== sizeBytes) throw fault;
  }
}
