import type { StudioLang } from '../http/route.ts';

const LOCALES: Readonly<Record<StudioLang, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** Day and time where the site lives: `29/11/2026 08:15`. */
export function shownTime(at: Date, lang: StudioLang, timeZone: string): string {
  const parts = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(LOCALES[lang], parts).format(at);
}
