import type { Page } from '#layouts/page.ts';
import { type Pin, type PinCounts, typesOf } from './pins.ts';

/** `2 festivals, 1 product`, in words; empty where there is nothing. */
export function countsInWords({ t, format }: Page, counts: PinCounts): string {
  return format.list(
    typesOf(counts).map((type) => {
      const count = counts[type] ?? 0;
      return t(`typeCount.${type}`, { count, number: format.number(count) });
    }),
  );
}

/** What a pin says to those who hear it. */
export function whatIsThere(page: Page, { title, counts }: Pin): string {
  const what = countsInWords(page, counts);
  return what === ''
    ? page.t('map:pinNothing', { place: title })
    : page.t('map:pin', { place: title, what });
}
