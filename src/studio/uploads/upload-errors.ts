import { ArchiveError } from '#domain/archive-error.ts';

const inWords = (bytes: number) => {
  const gigabytes = bytes / 1024 ** 3;
  return gigabytes >= 1
    ? `${(Math.round(gigabytes * 10) / 10).toString().replace('.', ',')} GB`
    : `${Math.ceil(bytes / 1024 ** 2)} MB`;
};

export function quotaFull(leftBytes: number): ArchiveError {
  const left = inWords(Math.max(0, leftBytes));
  return new ArchiveError({
    name: 'quota-full',
    what: {
      vi: `Chỗ dành cho bạn chỉ còn ${left}, không đủ cho tệp này.`,
      en: `You have ${left} left, which is not enough for this file.`,
    },
    hint: {
      vi: 'Xóa những tệp gửi nhầm trong "Tệp của tôi", hoặc chờ cán bộ công bố những tệp đã gửi.',
      en: 'Delete what was sent by mistake under "My files", or wait until what you sent is published.',
    },
  });
}

export function diskFull(): ArchiveError {
  return new ArchiveError({
    name: 'disk-full',
    what: { vi: 'Ổ đĩa của kho gần đầy.', en: 'The disk of the archive is nearly full.' },
    hint: {
      vi: 'Hãy báo cán bộ phụ trách. Tệp vẫn ở trên máy của bạn; gửi lại sau.',
      en: 'Tell the officer in charge. The file is still on your device; send it later.',
    },
  });
}

export function uploadDamaged(): ArchiveError {
  return new ArchiveError({
    name: 'upload-damaged',
    what: {
      vi: 'Tệp nhận được không giống tệp trên máy của bạn, nên đã bỏ đi.',
      en: 'What was received differs from the file on your device, and was dropped.',
    },
    hint: {
      vi: 'Hãy gửi lại. Nếu lại hỏng, chép tệp sang chỗ khác trên máy rồi gửi từ đó.',
      en: 'Send it again. If it fails again, copy the file elsewhere on your device and send that.',
    },
  });
}

export function uploadEmpty(): ArchiveError {
  return new ArchiveError({
    name: 'upload-empty',
    what: { vi: 'Tệp rỗng (0 byte).', en: 'The file is empty (0 bytes).' },
    hint: {
      vi: 'Mở tệp xem có gì không; nếu nằm trên mạng, hãy tải hẳn về máy trước.',
      en: 'Open it to see whether it holds anything; if it lives online, download it first.',
    },
  });
}

export function uploadUnclear(): ArchiveError {
  return new ArchiveError({
    name: 'upload-unclear',
    what: {
      vi: 'Chương trình gửi tệp không nói rõ kích thước hoặc tên.',
      en: 'The sending program does not say the size or the name properly.',
    },
    hint: { vi: 'Hãy gửi từ trang Gửi tệp.', en: 'Send it from the upload page.' },
  });
}

export function uploadPublished(): ArchiveError {
  return new ArchiveError({
    name: 'upload-published',
    what: {
      vi: 'Tệp này đã là một phần của kho nên không xóa ở đây được.',
      en: 'This file is part of the archive and cannot be deleted here.',
    },
    hint: {
      vi: 'Muốn gỡ xuống, hãy mở hồ sơ của nó và chọn thu hồi.',
      en: 'To take it down, open its record and withdraw it.',
    },
  });
}
