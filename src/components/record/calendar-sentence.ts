import type { CalendarRule } from '#domain/public/calendar-rule.ts';
import { typicalMonths } from '#domain/public/calendar-rule.ts';
import { lookUp } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import { localizedHtml } from '../html.ts';

/** When a festival falls, as sentences of HTML: its rule, then the months it usually meets. */
export function calendarSentences(page: Page, rule: CalendarRule): string[] {
  const { t, format } = page;
  const months = typicalMonths(rule);
  const sentences = [ruleSentence(page, rule)];
  if (months.length > 0 && rule.rule !== 'gregorian-window' && rule.rule !== 'khmer-solar') {
    sentences.push(
      t('calendar.usualMonths', {
        months: format.list(months.map((month) => format.month(month))),
      }),
    );
  }
  return sentences.filter((sentence) => sentence !== '');
}

function ruleSentence(page: Page, rule: CalendarRule): string {
  const { t, format } = page;
  switch (rule.rule) {
    case 'vn-lunar':
      return rule.endDay === undefined || rule.endDay === rule.day
        ? t('calendar.lunarDay', { day: rule.day, month: rule.month })
        : t('calendar.lunarDays', { day: rule.day, endDay: rule.endDay, month: rule.month });
    case 'vn-lunar-branch':
      return t('calendar.lunarBranch', {
        branch: t(`calendar.branch.${rule.branch}`),
        nth: lookUp(t, `calendar.nth.${rule.nth}`) ?? String(rule.nth),
        month: rule.month,
      });
    case 'vn-lunar-window':
      return t('calendar.lunarMonth', { month: rule.month });
    case 'khmer-solar':
      return t('calendar.khmerSolar');
    case 'khmer-lunar':
      return khmerSentence(page, rule.month, rule.day);
    case 'islamic':
      return rule.endDay === undefined
        ? t('calendar.islamic', { day: rule.day, month: rule.month })
        : t('calendar:rule.islamicDays', {
            day: rule.day,
            endDay: rule.endDay,
            month: rule.month,
          });
    case 'table':
      return t('calendar.table', {
        calendar:
          lookUp(t, `calendar.table_names.${rule.calendar}`) ?? t('calendar.table_names.other'),
      });
    case 'gregorian-window':
      return t('calendar.window', {
        from: format.monthDay(rule.from),
        to: format.monthDay(rule.to),
      });
    case 'phenological':
      return localizedHtml(page, rule.note);
    case 'life-cycle':
      return t('calendar.lifeCycle');
    case 'unsourced':
      return t('calendar.unsourced');
  }
}

/** `15-keut` is the full moon; `n-keut` waxes, `n-roaj` wanes. */
function khmerSentence(page: Page, monthId: string, day: string): string {
  const { t } = page;
  const month = lookUp(t, `calendar.khmerMonth.${monthId}`) ?? monthId;
  if (day === '15-keut') return t('calendar.khmerFull', { month });
  const [number = '', phase] = day.split('-');
  const words =
    phase === 'roaj' ? t('calendar.roaj', { day: number }) : t('calendar.keut', { day: number });
  return t('calendar.khmerLunar', { day: words, month });
}
