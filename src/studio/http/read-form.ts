import { ArchiveError } from '#domain/archive-error.ts';

const LARGEST_FORM_BYTES = 2 * 1024 ** 2;

/**
 * The fields of a form, as they were typed, in NFC.
 * @throws ArchiveError `form-too-large`.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of request.body ?? []) {
    sizeBytes += piece.length;
    if (sizeBytes > LARGEST_FORM_BYTES) throw formTooLarge();
    pieces.push(piece);
  }
  const typed = new URLSearchParams(Buffer.concat(pieces).toString('utf8'));
  const fields = [...typed].map(([name, value]) => [name, value.normalize('NFC')]);
  return new URLSearchParams(fields);
}

function formTooLarge(): ArchiveError {
  return new ArchiveError({
    name: 'form-too-large',
    what: {
      vi: 'Biểu mẫu gửi lên lớn hơn 2 MB nên chưa được lưu.',
      en: 'The form is larger than 2 MB and was not saved.',
    },
    hint: {
      vi: 'Tách bài viết thành nhiều phần ngắn hơn; tệp thì gửi ở trang Tải lên.',
      en: 'Split the text into shorter parts; files go through the upload page.',
    },
  });
}
