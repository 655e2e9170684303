import { ArchiveError } from '#domain/archive-error.ts';
import { MeilisearchFault, type MeilisearchFaultKind } from '#search/meilisearch/server.ts';

/** Runs `work` with the Meilisearch at `url`; what goes wrong there is said in words that help. */
export async function withServerFaults<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MeilisearchFault) throw FAULTS[error.kind](url, error);
    throw error;
  }
}

/** Without the full stop that the server ends with. */
function reason({ message }: Error): string {
  return message.replace(/\.$/, '');
}

type ToFault = (url: string, cause: Error) => ArchiveError;

const FAULTS: Readonly<Record<MeilisearchFaultKind, ToFault>> = {
  away: serverAway,
  refused: (url, cause) =>
    new ArchiveError({
      name: 'search-server-refuses',
      what: {
        vi: `Meilisearch ở ${url} từ chối khoá: ${reason(cause)}.`,
        en: `The Meilisearch at ${url} refuses the key: ${reason(cause)}.`,
      },
      hint: {
        vi: 'Đặt khoá quản trị (Default Admin API Key) vào biến môi trường MEILISEARCH_ADMIN_KEY.',
        en: 'Put the admin key (Default Admin API Key) into the environment: MEILISEARCH_ADMIN_KEY.',
      },
      cause,
    }),
  failed: (url, cause) =>
    new ArchiveError({
      name: 'search-server-failed',
      what: {
        vi: `Meilisearch ở ${url} không làm được: ${reason(cause)}.`,
        en: `The Meilisearch at ${url} could not do it: ${reason(cause)}.`,
      },
      hint: {
        vi: 'Xem nhật ký và đĩa của máy tìm kiếm, rồi chạy lại "archive index --to meilisearch"; chỉ mục đang dùng vẫn nguyên.',
        en: 'Look at its log and disk, then run "archive index --to meilisearch" again; the index in use is whole.',
      },
      cause,
    }),
};

/** No answer, or none in time. */
export function serverAway(url: string, cause: Error): ArchiveError {
  return new ArchiveError({
    name: 'search-server-away',
    what: {
      vi: `Meilisearch ở ${url} không trả lời: ${reason(cause)}.`,
      en: `The Meilisearch at ${url} does not answer: ${reason(cause)}.`,
    },
    hint: {
      vi: 'Mở máy tìm kiếm hoặc sửa search.meilisearch.url trong archive.yaml, rồi chạy "archive index --to meilisearch". Nội dung vừa rút xuống còn ở đó cho đến lúc ấy.',
      en: 'Start it, or mend search.meilisearch.url in archive.yaml, then run "archive index --to meilisearch". What was just taken down stays there until then.',
    },
    cause,
  });
}

export function serverNotNamed(): ArchiveError {
  return new ArchiveError({
    name: 'search-server-not-named',
    what: {
      vi: 'archive.yaml chưa nói Meilisearch ở đâu.',
      en: 'archive.yaml does not say where the Meilisearch is.',
    },
    hint: {
      vi: 'Thêm search.meilisearch.url và search.meilisearch.index.',
      en: 'Add search.meilisearch.url and search.meilisearch.index.',
    },
  });
}

export function adminKeyMissing(url: string): ArchiveError {
  return new ArchiveError({
    name: 'search-admin-key-missing',
    what: {
      vi: `Chưa có khoá để ghi vào Meilisearch ở ${url}.`,
      en: `The key that may write to the Meilisearch at ${url} is missing.`,
    },
    hint: {
      vi: 'Đặt biến môi trường MEILISEARCH_ADMIN_KEY rồi chạy lại.',
      en: 'Set MEILISEARCH_ADMIN_KEY in the environment and run again.',
    },
  });
}

export function searchKeyMissing(): ArchiveError {
  return new ArchiveError({
    name: 'search-key-missing',
    what: {
      vi: 'archive.yaml chưa có search.meilisearch.searchKey, khoá chỉ để tìm.',
      en: 'archive.yaml has no search.meilisearch.searchKey, the key that can only search.',
    },
    hint: {
      vi: 'Chạy "archive index --to meilisearch": lệnh ấy tạo khoá và chỉ chỗ đặt.',
      en: 'Run "archive index --to meilisearch": it makes the key and says where to put it.',
    },
  });
}
