import { expect, test } from 'vitest';
import { TEST_ARK } from '#domain/public/ark.ts';
import type { CalendarRule } from '#domain/public/calendar-rule.ts';
import { pageFor } from '#layouts/page.ts';
import { calendarSentences } from './calendar-sentence.ts';

const site = {
  url: 'https://bansac.example',
  name: 'Bản Sắc',
  locales: ['vi', 'en'],
  timeZone: 'Asia/Ho_Chi_Minh',
  ark: TEST_ARK,
  linkStyle: 'directory',
  indexCompiled: false,
} as const;
const said = (rule: CalendarRule, locale = 'vi') =>
  calendarSentences(
    pageFor({ site: { ...site, locales: ['vi', 'en'] }, assets: {} }, locale, `${locale}/`),
    rule,
  ).join(' ');

test('a full moon of the Khmer calendar is called that', () => {
  expect(said({ rule: 'khmer-lunar', month: 'kadeuk', day: '15-keut' })).toBe(
    'Đêm rằm tháng Kadeuk, lịch Khmer. Thường rơi vào tháng 11 dương lịch.',
  );
  expect(said({ rule: 'khmer-lunar', month: 'phatrabot', day: '15-roaj' }, 'en')).toBe(
    'Day 15 of the waning moon of Phatrabot (Khmer calendar). Usually in September and October.',
  );
});

test('days of the Vietnamese lunar calendar are one day or several', () => {
  expect(said({ rule: 'vn-lunar', month: 4, day: 22, endDay: 27 })).toMatch(
    /^Từ ngày 22 đến ngày 27 tháng 4 âm lịch\./,
  );
  expect(said({ rule: 'vn-lunar', month: 1, day: 10 }, 'en')).toMatch(
    /^Day 10 of lunar month 1 \(Vietnamese calendar\)\./,
  );
});

test('a festival whose day is announced says that it cannot be computed', () => {
  expect(said({ rule: 'table', calendar: 'cham-ahier', months: [9, 10] })).toContain(
    'không tính trước được',
  );
  expect(said({ rule: 'table', calendar: 'some-other' }, 'en')).toContain(
    'the community’s own calendar',
  );
});

test('every rule has words in every language', () => {
  const rules: CalendarRule[] = [
    { rule: 'vn-lunar-branch', month: 1, branch: 'ngo', nth: -1 },
    { rule: 'vn-lunar-window', month: 2 },
    { rule: 'khmer-solar', event: 'moha-sangkran' },
    { rule: 'islamic', month: 9, day: 1 },
    { rule: 'gregorian-window', from: '02-15', to: '03-20' },
    { rule: 'phenological', note: { vi: 'Khi hoa ban nở', en: 'When the bauhinia flowers' } },
    { rule: 'life-cycle' },
    { rule: 'unsourced' },
  ];
  for (const rule of rules) {
    for (const locale of ['vi', 'en']) {
      expect(said(rule, locale)).toMatch(/^\p{Lu}/u);
      expect(said(rule, locale)).not.toMatch(/calendar\.|\{\{|undefined/);
    }
  }
});
