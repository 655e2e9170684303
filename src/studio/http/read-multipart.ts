import { ArchiveError } from '#domain/archive-error.ts';

export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/** What a form without JavaScript may carry in all: it is held in memory while it comes. */
export const LARGEST_MULTIPART_BYTES = 32 * 1024 ** 2;

/**
 * The fields and files of a form, either kind. A form larger than allowed is not read to its end.
 * @throws ArchiveError `files-too-large`
 */
export async function readMultipart(
  request: Request,
): Promise<{ fields: URLSearchParams; files: SentFile[] }> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let sizeBytes = 0;
  for await (const piece of request.body ?? []) {
    sizeBytes += piece.length;
    if (sizeBytes > LARGEST_MULTIPART_BYTES) throw filesTooLarge();
    pieces.push(piece);
  }
  const type = request.headers.get('content-type') ?? '';
  const form = await new Response(new Blob(pieces), { headers: { 'Content-Type': type } })
    .formData()
    .catch(() => new FormData());
  const fields = new URLSearchParams();
  const files: SentFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.append(name, value.normalize('NFC'));
    else if (value.name !== '') {
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  return { fields, files };
}

function filesTooLarge(): ArchiveError {
  return new ArchiveError({
    name: 'files-too-large',
    what: {
      vi: 'Các tệp cộng lại lớn hơn 32 MB nên chưa gửi được theo cách này.',
      en: 'Together the files are larger than 32 MB, too large to be sent this way.',
    },
    hint: {
      vi: 'Gửi ít tệp hơn mỗi lần; hoặc bật JavaScript trong trình duyệt để gửi tệp lớn và gửi tiếp khi mất mạng.',
      en: 'Send fewer at a time; or switch JavaScript on in the browser, which sends large files and goes on after a lost line.',
    },
  });
}
