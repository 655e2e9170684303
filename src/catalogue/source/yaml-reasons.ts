import type { Bilingual } from '#domain/archive-error.ts';

/** What the YAML parser says of the slips people make, in plain words. */
const REASONS: readonly [pattern: RegExp, reason: Bilingual][] = [
  [/input is empty|can not read a document/, { vi: 'tệp trống', en: 'the file is empty' }],
  [/duplicated mapping key/, { vi: 'một trường được ghi hai lần', en: 'a field is written twice' }],
  [/maxAliases/, { vi: 'không dùng bí danh (*tên)', en: 'aliases (*name) are not used' }],
  [
    /tab characters/,
    {
      vi: 'thụt lề bằng phím Tab; hãy dùng dấu cách',
      en: 'a line is indented with tabs; use spaces',
    },
  ],
  [
    /deficient indentation/,
    {
      vi: 'thụt lề thiếu, hoặc dấu ngoặc ở dòng trên chưa đóng',
      en: 'the indent is too small, or a quote or bracket above is not closed',
    },
  ],
  [
    /indentation/,
    { vi: 'thụt lề không khớp với các dòng trên', en: 'the indent does not match the lines above' },
  ],
  [/quoted scalar/, { vi: 'thiếu dấu ngoặc kép đóng', en: 'a closing quote is missing' }],
  [
    /within a flow collection|missed comma|expected ','/,
    {
      vi: 'thiếu dấu phẩy hoặc ngoặc đóng trong [ ] hay { }',
      en: 'a comma or closing bracket is missing in [ ] or { }',
    },
  ],
  [
    /expected ':'|key-value separator|line break is expected/,
    {
      vi: 'thiếu dấu hai chấm có dấu cách theo sau',
      en: 'a colon with a space after it is missing',
    },
  ],
  [
    /document separator is expected|end of the stream/,
    {
      vi: 'có phần thừa sau khi tài liệu đã hết, thường do thụt lề',
      en: 'something stands after the end, most often by its indent',
    },
  ],
  [
    /non-printable/,
    { vi: 'có ký tự không in được', en: 'there is a character that cannot be printed' },
  ],
  [/maxDepth/, { vi: 'lồng nhau quá sâu', en: 'it is nested too deep' }],
];

/** A parser's reason for an editor; one we have no words for is given as the parser has it. */
export function toYamlReason(parserReason: string): Bilingual {
  const known = REASONS.find(([pattern]) => pattern.test(parserReason));
  return known?.[1] ?? { vi: `trình đọc báo "${parserReason}"`, en: parserReason };
}
