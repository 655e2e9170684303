import type { StudioLang } from '../http/route.ts';

const LOCALES: Readonly<Record<StudioLang, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** Day and time where the site lives: `29/11/2026 08:15`. */
export function shownTime(at: Date, lang: StudioLang, timeZone: string): string {
  const day = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const shown = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[lang], { timeZone, ...parts }).format(at);
  return `${shown(day)} ${shown(time)}`;
}
