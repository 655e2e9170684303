import type { Bilingual } from '#domain/archive-error.ts';
import type { Action } from '../policy/actions.ts';

/** What was done, as the log says it after a person's name. */
const WORDS: Readonly<Partial<Record<Action, Bilingual>>> = {
  'account.create': { vi: 'mở tài khoản', en: 'made an account' },
  'account.change': { vi: 'đổi tài khoản hoặc vai trò', en: 'changed an account or its roles' },
  'account.reset': { vi: 'cấp mã đặt lại mật khẩu', en: 'gave a code for a new password' },
  'upload.create': { vi: 'gửi tệp lên', en: 'uploaded a file' },
  'upload.describe': { vi: 'mô tả tệp', en: 'described a file' },
  'upload.remove': { vi: 'bỏ tệp', en: 'removed a file' },
  'job.change': { vi: 'chạy lại hoặc dừng việc', en: 'retried or stopped a job' },
  'record.create': { vi: 'bắt đầu hồ sơ', en: 'began a record' },
  'record.write': { vi: 'sửa hồ sơ', en: 'wrote in a record' },
  'record.translate': { vi: 'dịch hồ sơ', en: 'translated a record' },
  'record.comment': { vi: 'góp ý', en: 'commented' },
  'record.submit': { vi: 'gửi đi duyệt', en: 'sent it for review' },
  'record.decide': { vi: 'người gìn giữ quyết định', en: 'decided as custodian' },
  'record.publish': { vi: 'công bố', en: 'published' },
  'record.close': { vi: 'đóng lại hoặc rút lại', en: 'closed or withdrew' },
  'record.restore': { vi: 'lấy lại bản cũ', en: 'brought back a version' },
  'record.erase': { vi: 'xoá khỏi lịch sử', en: 'erased from the history' },
  'term.propose': { vi: 'đề nghị từ mới', en: 'proposed a term' },
  'term.accept': { vi: 'nhận từ mới', en: 'accepted a term' },
  'protocol.make': { vi: 'lập quy ước', en: 'made a protocol' },
  'protocol.admit': { vi: 'đổi người được quy ước cho xem', en: 'changed who a protocol admits' },
  'table.import': { vi: 'nhập bảng', en: 'imported a table' },
  'table.export': { vi: 'xuất bảng', en: 'exported a table' },
};

/** Words of an action, its permanent name where there are none. */
export function actionWords(action: string): Bilingual {
  return WORDS[action as Action] ?? { vi: action, en: action };
}

/** Those of which the log can be asked. */
export const LOGGED_ACTIONS = Object.keys(WORDS);
