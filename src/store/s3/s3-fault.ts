import { ArchiveError } from '#domain/archive-error.ts';
import type { S3Error } from './s3-answers.ts';

export interface Bucket {
  endpoint: string;
  bucket: string;
}

/** The fault of a store that could not be asked at all. */
export function unreachable({ endpoint, bucket }: Bucket, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'store-unreachable',
    what: {
      vi: `Kho "${bucket}" tại ${endpoint} không trả lời.`,
      en: `The store "${bucket}" at ${endpoint} does not answer.`,
    },
    hint: {
      vi: 'Hãy kiểm tra địa chỉ và đường mạng, rồi chạy lại.',
      en: 'Check the address and the network, then run again.',
    },
    cause,
  });
}

/** The fault of a download that broke off, and could not go on. */
export function brokenOff({ endpoint, bucket }: Bucket, key: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'store-broke-off',
    what: {
      vi: `Đang tải "${key}" từ kho "${bucket}" tại ${endpoint} thì bị đứt, không tải tiếp được.`,
      en: `The download of "${key}" from the store "${bucket}" at ${endpoint} broke off and does not go on.`,
    },
    hint: {
      vi: 'Hãy kiểm tra đường mạng, rồi chạy lại.',
      en: 'Check the network, then run again.',
    },
    cause,
  });
}

/** The fault of a store that was asked for a part of an object and sends something else. */
export function notThatPart({ endpoint, bucket }: Bucket, key: string): ArchiveError {
  return new ArchiveError({
    name: 'store-without-ranges',
    what: {
      vi: `Kho "${bucket}" tại ${endpoint} không gửi đúng khúc được hỏi của "${key}".`,
      en: `The store "${bucket}" at ${endpoint} does not send the part of "${key}" that it was asked for.`,
    },
    hint: {
      vi: 'Hãy hỏi người quản trị kho: kho, và máy trung gian phía trước, phải nhận yêu cầu Range.',
      en: 'Ask whoever runs the store: it, and any proxy before it, has to honour Range requests.',
    },
  });
}

/** The fault in an answer of the store, from its status and what it says. */
export function refused(
  { endpoint, bucket }: Bucket,
  status: number,
  error: S3Error | null,
): ArchiveError {
  const said = error ? `${error.code}: ${error.message}` : `${status}`;
  if (status === 401 || status === 403) {
    return new ArchiveError({
      name: 'store-access-denied',
      what: {
        vi: `Kho "${bucket}" tại ${endpoint} từ chối khóa truy cập (${said}).`,
        en: `The store "${bucket}" at ${endpoint} does not accept the access key (${said}).`,
      },
      hint: {
        vi: 'Hãy kiểm tra mã khóa, khóa bí mật, vùng, quyền của khóa, và đồng hồ của máy.',
        en: "Check the key's id, its secret, the region, what the key may do, and this machine's clock.",
      },
    });
  }
  if (error?.code === 'NoSuchBucket') {
    return new ArchiveError({
      name: 'store-bucket-missing',
      what: {
        vi: `Tại ${endpoint} không có kho "${bucket}".`,
        en: `There is no bucket "${bucket}" at ${endpoint}.`,
      },
      hint: {
        vi: 'Hãy tạo kho, hoặc sửa tên kho trong thiết lập.',
        en: 'Create the bucket, or correct its name in the settings.',
      },
    });
  }
  return new ArchiveError({
    name: 'store-failed',
    what: {
      vi: `Kho "${bucket}" tại ${endpoint} báo lỗi (${said}).`,
      en: `The store "${bucket}" at ${endpoint} reports an error (${said}).`,
    },
    hint: {
      vi: 'Hãy chạy lại sau; nếu vẫn lỗi, hãy hỏi người quản trị kho.',
      en: 'Run again later; if it stays, ask whoever runs the store.',
    },
  });
}
