import type { ObjectSource } from '../object-store.ts';
import type { ByteBudget } from './byte-budget.ts';
import { type Part, type Parts, partsOf } from './parts.ts';
import { parseError, textOf } from './s3-answers.ts';
import type { SendToS3 } from './s3-client.ts';
import { type Bucket, refused } from './s3-fault.ts';

export interface UploadOptions {
  send: SendToS3;
  /** The whole key. */
  key: string;
  partBytes: number;
  /** Of the parts that are in memory, of all uploads that share it. */
  memory: ByteBudget;
  /** For the words of a fault. */
  bucket: Bucket;
}

/** A part, and what makes its memory free for another. */
type HeldPart = Part & { release: () => void };

/**
 * Brings a source to the store in one request, or in parts when it is longer than one: then the object
 * appears only when the last of them has arrived. Gives its size in bytes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 */
export async function upload(source: ObjectSource, options: UploadOptions): Promise<number> {
  const parts = await partsOf(source, options.partBytes);
  try {
    const first = await holdNext(parts, options);
    if (!first.isLast) return await uploadInParts(first, parts, options);
    await sendHeld(first, options);
    return first.body.byteLength;
  } finally {
    // The source is closed, whether or not it was read to its end.
    await parts.parts.return(undefined);
  }
}

async function holdNext({ parts, partBytes }: Parts, { memory }: UploadOptions): Promise<HeldPart> {
  const release = await memory.take(partBytes);
  try {
    const { value } = await parts.next();
    return { ...value, release };
  } catch (fault) {
    release();
    throw fault;
  }
}

async function sendHeld(
  { body, release }: HeldPart,
  { send, key }: UploadOptions,
  query: Record<string, string> = {},
): Promise<string> {
  try {
    const { headers } = await send({ method: 'PUT', key, query, body });
    return headers.get('etag') ?? '';
  } finally {
    release();
  }
}

async function uploadInParts(
  first: HeldPart,
  parts: Parts,
  options: UploadOptions,
): Promise<number> {
  const { send, key } = options;
  const uploadId = await begin(options).catch((fault: unknown) => {
    first.release();
    throw fault;
  });
  try {
    const { tags, sizeBytes } = await sendParts(first, parts, { ...options, uploadId });
    await finish(tags, { ...options, uploadId, sizeBytes });
    return sizeBytes;
  } catch (fault) {
    await send({ method: 'DELETE', key, query: { uploadId } }).catch(() => {});
    throw fault;
  }
}

async function begin({ send, key, bucket }: UploadOptions): Promise<string> {
  const { status, text } = await send({ method: 'POST', key, query: { uploads: '' } });
  const uploadId = textOf(text, 'UploadId');
  if (uploadId === null) throw refused(bucket, status, parseError(text));
  return uploadId;
}

type Upload = UploadOptions & { uploadId: string };

async function sendParts(
  first: HeldPart,
  parts: Parts,
  options: Upload,
): Promise<{ tags: string[]; sizeBytes: number }> {
  const { uploadId } = options;
  const onTheWay: Promise<string>[] = [];
  let isBroken = false;
  let sizeBytes = 0;
  try {
    for (let part = first; ; part = await holdNext(parts, options)) {
      sizeBytes += part.body.byteLength;
      const sent = sendHeld(part, options, { partNumber: `${onTheWay.length + 1}`, uploadId });
      // Awaited below; until then a fault must not count as one that nobody looks at.
      sent.catch(() => {
        isBroken = true;
      });
      onTheWay.push(sent);
      if (part.isLast || isBroken) break;
    }
    return { tags: await Promise.all(onTheWay), sizeBytes };
  } finally {
    // Nothing may arrive after the upload was given up.
    await Promise.allSettled(onTheWay);
  }
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
    const { status, text } = await send({ ...request, body: Uint8Array.from(Buffer.from(body)) });
    const error = parseError(text);
    if (error) throw refused(bucket, status, error);
  } catch (fault) {
    // A try whose answer was lost may have done it all the same: then the upload is gone, the object there.
    const isGone = fault instanceof Error && fault.message.includes('NoSuchUpload');
    const kept = isGone ? await send({ method: 'HEAD', key }) : null;
    if (Number(kept?.headers.get('content-length')) !== sizeBytes) throw fault;
  }
}
