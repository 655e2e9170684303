import { expect, test } from 'vitest';
import { toFault } from './faults/fault.ts';
import { formatFaults, toFaultJson } from './report.ts';

const FAULTS = [
  toFault(
    'consent-missing',
    { file: 'content/media/a/record.yaml', line: 8, column: 3 },
    { person: 'ba-x' },
  ),
  toFault('uncited-summary', { file: 'content/places/b/vi.md', line: 3 }),
  toFault(
    'missing-translation',
    { file: 'content/places/b/vi.md', line: 4 },
    {
      id: 'b',
      language: { vi: 'tiếng Anh', en: 'English' },
      file: 'en.md',
    },
  ),
];

test('a report in Vietnamese names the place, what is wrong and what to do, and counts', () => {
  expect(formatFaults(FAULTS, 'vi')).toBe(`content/media/a/record.yaml:8:3  lỗi consent-missing
    Hồ sơ công khai nhưng chưa ghi sự đồng ý của "ba-x".
    Cần làm: Ghi sự đồng ý trong consents, hoặc để access.level là custodians.

content/places/b/vi.md:3:1  lỗi uncited-summary
    Phần tóm tắt không dẫn nguồn.
    Cần làm: Thêm [@id-của-nguồn] vào cuối summary.
content/places/b/vi.md:4:1  cảnh báo missing-translation
    Hồ sơ "b" chưa có tên bằng tiếng Anh.
    Cần làm: Thêm en.md có title; chừng nào chưa có, người đọc thấy ngôn ngữ khác kèm lời báo.

2 lỗi, 1 cảnh báo.`);
});

test('a report in English counts in the singular', () => {
  const report = formatFaults(FAULTS.slice(0, 1), 'en');
  expect(report).toContain('error consent-missing');
  expect(report).toContain('To do: Record it in consents');
  expect(report).toMatch(/\n1 error, 0 warnings\.$/);
});

test('nothing wrong is a report of one line', () => {
  expect(formatFaults([], 'en')).toBe('0 errors, 0 warnings.');
});

test('a report for programs holds both languages', () => {
  const json = JSON.parse(toFaultJson(FAULTS)) as { errors: number; faults: unknown[] };
  expect(json).toMatchObject({ version: 1, errors: 2, warnings: 1 });
  expect(json.faults[1]).toEqual({
    name: 'uncited-summary',
    level: 'error',
    file: 'content/places/b/vi.md',
    line: 3,
    column: 1,
    what: { vi: 'Phần tóm tắt không dẫn nguồn.', en: 'The summary cites nothing.' },
    hint: {
      vi: 'Thêm [@id-của-nguồn] vào cuối summary.',
      en: 'Add [@id-of-the-source] at the end of summary.',
    },
  });
});
