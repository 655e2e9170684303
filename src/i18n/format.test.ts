import { describe, expect, test } from 'vitest';
import { formatFor } from './format.ts';

const vi = formatFor('vi');
const en = formatFor('en');

describe('numbers and sizes', () => {
  test('are grouped as each language groups them', () => {
    expect(vi.number(1319652)).toBe('1.319.652');
    expect(en.number(1319652)).toBe('1,319,652');
    expect(vi.number(10.18)).toBe('10,18');
    expect(en.number(-0.5)).toBe('−0.5');
    expect(vi.number(100)).toBe('100');
  });

  test('bytes are said in megabytes to one decimal, and in kilobytes below', () => {
    expect(vi.bytes(310_000)).toBe('0,3 MB');
    expect(en.bytes(10_450_000)).toBe('10.5 MB');
    expect(vi.bytes(52_400)).toBe('52 KB');
    expect(en.bytes(3)).toBe('1 KB');
  });

  test('time is said as a clock shows it and as words', () => {
    expect(vi.clock(125.9)).toBe('2:05');
    expect(vi.clock(3725)).toBe('1:02:05');
    expect(vi.duration(125)).toBe('2 phút 5 giây');
    expect(en.duration(0)).toBe('0 s');
    expect(en.duration(120)).toBe('2 min');
  });
});

describe('dates', () => {
  test('are whole, a month or a year, as they are known', () => {
    expect(vi.date('2025-11-05')).toBe('ngày 5 tháng 11 năm 2025');
    expect(en.date('2025-11-05')).toBe('5 November 2025');
    expect(vi.date('2024-09')).toBe('tháng 9 năm 2024');
    expect(vi.date('2019')).toBe('năm 2019');
    expect(en.date('2019')).toBe('2019');
    expect(en.date('khoảng 1900')).toBe('khoảng 1900');
  });

  test('are short in lists', () => {
    expect(vi.shortDate('2026-11-21')).toBe('21/11/2026');
    expect(en.shortDate('2026-11-21')).toBe('21 Nov 2026');
    expect(vi.shortDate('2024-09')).toBe('9/2024');
    expect(en.shortDate('2024-09')).toBe('Sep 2024');
  });

  test('a range of one day is that day', () => {
    expect(en.dateRange('2025-10-20', '2025-10-20')).toBe('20 October 2025');
    expect(en.dateRange('2025-10-20', '2025-10-22')).toBe('20–22 October 2025');
    expect(vi.dateRange('2025-03-29', '2025-03-30')).toBe('ngày 29–30 tháng 3 năm 2025');
    expect(vi.dateRange('2025-03-29', '2025-04-02')).toBe(
      'ngày 29 tháng 3 – ngày 2 tháng 4 năm 2025',
    );
    expect(en.dateRange('2025-12-31', '2026-01-02')).toBe('31 December 2025 – 2 January 2026');
  });
});

test('a list ends in "và" or "and"', () => {
  expect(vi.list(['Tày', 'Nùng', 'Dao'])).toBe('Tày, Nùng và Dao');
  expect(en.list(['Tày', 'Nùng'])).toBe('Tày and Nùng');
  expect(en.list(['Tày'])).toBe('Tày');
  expect(en.list([])).toBe('');
});

test('a locale without formats of its own has those of its fallback chain', () => {
  expect(formatFor('cjm').date('2025-11-05')).toBe(vi.date('2025-11-05'));
  expect(formatFor('zh').list(['a', 'b'])).toBe(vi.list(['a', 'b']));
});

test('Khmer and Chinese dates are in the words of their own files, in the digits CLDR gives them', () => {
  const km = formatFor('km');
  expect(km.date('2025-11-05')).toBe('ថ្ងៃទី 5 ខែវិច្ឆិកា ឆ្នាំ 2025');
  expect(km.dateRange('2025-10-20', '2025-10-22')).toBe('ថ្ងៃទី 20–22 ខែតុលា ឆ្នាំ 2025');
  expect(km.month(4)).toBe('ខែមេសា');
  expect(km.list(['Tày', 'Nùng', 'Dao'])).toBe('Tày, Nùng និង Dao');
  expect(new Intl.NumberFormat('km').resolvedOptions().numberingSystem).toBe('latn');
  const zh = formatFor('zh-Hant');
  expect(zh.date('2025-11-05')).toBe('2025年11月5日');
  expect(zh.monthDay('11-24')).toBe('11月24日');
  expect(zh.dateRange('2026-11-09', '2026-12-08')).toBe('2026年11月9日–12月8日');
  expect(zh.shortDate('2024-09')).toBe('2024/9');
  expect(zh.list(['Tày', 'Nùng', 'Dao'])).toBe('Tày、Nùng和Dao');
});
