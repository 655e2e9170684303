import { expect, test } from 'vitest';
import { type CalendarRule, typicalMonths } from './calendar-rule.ts';

test.each<[CalendarRule, number[]]>([
  [{ rule: 'vn-lunar', month: 1, day: 1 }, [1, 2]],
  [{ rule: 'vn-lunar', month: 1, day: 15 }, [2, 3]],
  [{ rule: 'vn-lunar', month: 12, day: 23 }, [1, 2]],
  [{ rule: 'vn-lunar-window', month: 7 }, [7, 8, 9]],
  [{ rule: 'gregorian-window', from: '11-01', to: '01-31' }, [1, 11, 12]],
  [{ rule: 'khmer-lunar', month: 'kadeuk', day: '15-keut' }, [11]],
  [{ rule: 'table', calendar: 'cham-ahier', months: [9, 10] }, [9, 10]],
  [{ rule: 'life-cycle' }, []],
])('%j falls in months %j', (rule, months) => {
  expect(typicalMonths(rule)).toEqual(months);
});
