import type { Bilingual } from '#domain/archive-error.ts';

/** What was done, as the log says it after a person's name. */
const WORDS: Readonly<Record<string, Bilingual>> = {
  'account.signed-in': { vi: 'đăng nhập', en: 'signed in' },
  'account.password-changed': { vi: 'đổi mật khẩu của mình', en: 'changed their own password' },
  'account.password-reset': {
    vi: 'đặt mật khẩu mới bằng mã',
    en: 'set a new password with a code',
  },
  'account.second-step-on': { vi: 'bật bước thứ hai', en: 'turned the second step on' },
  'account.second-step-off': { vi: 'tắt bước thứ hai', en: 'turned the second step off' },
  'account.renamed': { vi: 'đổi tên gọi', en: 'changed a name' },
  'account.role-given': { vi: 'trao vai trò', en: 'gave a role' },
  'account.role-taken': { vi: 'bỏ vai trò', en: 'took a role back' },
  'account.close': { vi: 'đóng tài khoản', en: 'closed an account' },
  'account.opened': { vi: 'mở lại tài khoản', en: 'opened an account again' },
  'account.create': { vi: 'mở tài khoản', en: 'made an account' },
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
  'record.refuse': { vi: 'không nhận bản công bố', en: 'did not take a publication' },
  'site.release': { vi: 'đưa vào dùng bản trang', en: 'put into use release' },
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
  return WORDS[action] ?? { vi: action, en: action };
}

/** Those of which the log can be asked. */
export const LOGGED_ACTIONS = Object.keys(WORDS);

const REASONS: Readonly<Record<string, Bilingual>> = {
  yes: { vi: 'đồng ý', en: 'yes' },
  no: { vi: 'không đồng ý', en: 'no' },
  'by-custodian': { vi: 'người gìn giữ', en: 'as custodian' },
  'by-officer': { vi: 'cán bộ', en: 'as officer' },
  'sent-back': { vi: 'trả lại người soạn', en: 'given back to the writer' },
};

/** Words of a reason, its permanent name where there are none. */
export function reasonWords(why: string): Bilingual {
  return REASONS[why] ?? { vi: why, en: why };
}
