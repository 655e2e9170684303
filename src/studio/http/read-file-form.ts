import { ArchiveError } from '#domain/archive-error.ts';

export interface FileForm {
  fields: URLSearchParams;
  /** The file of the form's one file field, `null` where none was chosen. */
  file: { name: string; bytes: Uint8Array } | null;
}

/**
 * The fields and the one file of a multipart form (RFC 7578), held in memory: for small files only.
 * @throws ArchiveError `form-too-large`, `form-unreadable`.
 */
export async function readFileForm(request: Request, largestBytes: number): Promise<FileForm> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of request.body ?? []) {
    sizeBytes += piece.length;
    if (sizeBytes > largestBytes) throw tooLarge(largestBytes);
    pieces.push(piece);
  }
  const type = request.headers.get('content-type') ?? '';
  let form: FormData;
  try {
    const body = new Response(Buffer.concat(pieces), { headers: { 'Content-Type': type } });
    form = await body.formData();
  } catch (cause) {
    throw unreadable(cause);
  }
  const fields = new URLSearchParams();
  let file: FileForm['file'] = null;
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.append(name, value.normalize('NFC'));
    else if (value.size > 0) {
      file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
    }
  }
  return { fields, file };
}

function tooLarge(largestBytes: number): ArchiveError {
  const megabytes = Math.round(largestBytes / 1024 ** 2);
  return new ArchiveError({
    name: 'form-too-large',
    what: {
      vi: `Tệp lớn hơn ${megabytes} MB nên chưa được nhận.`,
      en: `The file is larger than ${megabytes} MB and was not taken.`,
    },
    hint: {
      vi: 'Chia bảng thành nhiều tệp nhỏ hơn, mỗi tệp giữ nguyên hàng đầu.',
      en: 'Split the table into smaller files, each with the first row.',
    },
  });
}

function unreadable(cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'form-unreadable',
    what: { vi: 'Không đọc được tệp gửi lên.', en: 'What was sent cannot be read.' },
    hint: {
      vi: 'Chọn lại tệp rồi gửi lần nữa.',
      en: 'Choose the file again and send it once more.',
    },
    cause,
  });
}
