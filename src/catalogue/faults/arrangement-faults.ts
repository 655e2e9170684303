import type { FaultText } from './fault-text.ts';

/** Faults of folders, files and their bytes. */
export const ARRANGEMENT_FAULTS = {
  'content-root-absent': {
    level: 'error',
    what: {
      vi: 'Không có thư mục nội dung {path}.',
      en: 'There is no content folder {path}.',
    },
    hint: {
      vi: 'Tạo thư mục, hoặc sửa contentRoots trong archive.yaml.',
      en: 'Create the folder, or correct contentRoots in archive.yaml.',
    },
  },
  'unknown-folder': {
    level: 'warning',
    what: {
      vi: 'Thư mục "{name}" không thuộc loại hồ sơ nào; nội dung trong đó không được đọc.',
      en: 'Folder "{name}" belongs to no type of record; nothing in it is read.',
    },
    hint: {
      vi: 'Đổi tên thành một trong: {folders}; hoặc chuyển ra ngoài.',
      en: 'Rename it to one of: {folders}; or move it elsewhere.',
    },
  },
  'stray-file': {
    level: 'warning',
    what: {
      vi: 'Không hồ sơ nào dùng tệp "{name}".',
      en: 'No record uses the file "{name}".',
    },
    hint: {
      vi: 'Ghi tên tệp trong record.yaml (original.file hoặc tracks), hoặc chuyển tệp ra ngoài.',
      en: 'Name it in record.yaml (original.file or tracks), or move it elsewhere.',
    },
  },
  'record-absent': {
    level: 'error',
    what: {
      vi: 'Thư mục "{name}" có tệp nhưng không có record.yaml.',
      en: 'Folder "{name}" holds files but no record.yaml.',
    },
    hint: {
      vi: 'Thêm record.yaml với id, type và review; hoặc xoá thư mục.',
      en: 'Add a record.yaml with id, type and review; or remove the folder.',
    },
  },
  'file-unreadable': {
    level: 'error',
    what: { vi: 'Không đọc được tệp: {reason}.', en: 'The file cannot be read: {reason}.' },
    hint: {
      vi: 'Kiểm tra quyền đọc của tệp và tình trạng ổ đĩa.',
      en: 'Check the permissions of the file and the state of the disk.',
    },
  },
  'wrong-encoding': {
    level: 'error',
    what: {
      vi: 'Tệp không phải UTF-8 (sai từ byte thứ {byte}).',
      en: 'The file is not UTF-8 (wrong from byte {byte} on).',
    },
    hint: {
      vi: 'Mở tệp trong trình soạn thảo và lưu lại với bảng mã UTF-8.',
      en: 'Open the file in an editor and save it as UTF-8.',
    },
  },
  'file-name-not-nfc': {
    level: 'error',
    what: {
      vi: 'Tên "{name}" dùng dấu tách rời (Unicode NFD).',
      en: 'The name "{name}" is written with separate accents (Unicode NFD).',
    },
    hint: {
      vi: 'Đặt lại tên dưới dạng NFC: "{nfc}".',
      en: 'Rename it in NFC: "{nfc}".',
    },
  },
  'text-not-nfc': {
    level: 'warning',
    what: {
      vi: 'Tệp có chữ dùng dấu tách rời (Unicode NFD); khi biên dịch chúng được gộp lại.',
      en: 'The file has letters with separate accents (Unicode NFD); they are composed when compiled.',
    },
    hint: {
      vi: 'Lưu lại tệp ở dạng NFC để tìm kiếm và so sánh cho đúng.',
      en: 'Save the file in NFC, so that searching and comparing work.',
    },
  },
  'yaml-syntax': {
    level: 'error',
    what: { vi: 'YAML sai cú pháp: {reason}.', en: 'The YAML does not parse: {reason}.' },
    hint: {
      vi: 'Xem lại thụt lề, dấu ngoặc và dấu hai chấm ở dòng này và dòng trên.',
      en: 'Look at the indents, quotes and colons of this line and the one above.',
    },
  },
  'broken-front-matter': {
    level: 'error',
    what: { vi: 'Phần đầu tệp hỏng: {reason}.', en: 'The front matter is broken: {reason}.' },
    hint: {
      vi: 'Tệp bắt đầu bằng một dòng "---", rồi title và status, rồi một dòng "---".',
      en: 'A text file begins with a line "---", then title and status, then a line "---".',
    },
  },
  'media-file-absent': {
    level: 'error',
    what: {
      vi: 'Không có tệp "{name}" trong thư mục của hồ sơ.',
      en: 'There is no file "{name}" in the folder of the record.',
    },
    hint: {
      vi: 'Đặt tệp vào cạnh record.yaml, hoặc sửa tên; nếu bản gốc chỉ ở trong kho thì bỏ original.file.',
      en: 'Put the file beside record.yaml, or correct the name; if the original is only in the store, remove original.file.',
    },
  },
  'media-hash-differs': {
    level: 'error',
    what: {
      vi: 'Tệp "{name}" khác với bản đã ghi: sha-256 là {found}.',
      en: 'The file "{name}" is not the one recorded: its sha-256 is {found}.',
    },
    hint: {
      vi: 'Bản gốc không bao giờ bị sửa: khôi phục tệp cũ, hoặc lập hồ sơ mới cho tệp mới.',
      en: 'An original is never altered: restore the old file, or make a new record for the new one.',
    },
  },
  'media-size-differs': {
    level: 'error',
    what: {
      vi: 'Tệp "{name}" có {found} byte, hồ sơ ghi {recorded}.',
      en: 'The file "{name}" has {found} bytes, the record says {recorded}.',
    },
    hint: {
      vi: 'Chép lại tệp gốc cho đủ, hoặc sửa original.sizeBytes.',
      en: 'Copy the original again, or correct original.sizeBytes.',
    },
  },
  'vtt-syntax': {
    level: 'error',
    what: { vi: 'Phụ đề WebVTT sai: {reason}.', en: 'The WebVTT does not parse: {reason}.' },
    hint: {
      vi: 'Mỗi lời: một dòng "00:00:01.000 --> 00:00:04.000", rồi lời, rồi một dòng trống.',
      en: 'Each cue: a line "00:00:01.000 --> 00:00:04.000", then its words, then an empty line.',
    },
  },
  'srt-syntax': {
    level: 'error',
    what: { vi: 'Phụ đề SRT sai: {reason}.', en: 'The SRT does not parse: {reason}.' },
    hint: {
      vi: 'Mỗi lời: một số thứ tự, một dòng "00:00:01,000 --> 00:00:04,000", rồi lời, rồi một dòng trống.',
      en: 'Each cue: a number, a line "00:00:01,000 --> 00:00:04,000", then its words, then an empty line.',
    },
  },
} as const satisfies Record<string, FaultText>;
