import type { Lang } from '../language.ts';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;

/** `1,2` in Vietnamese, `1.2` in English; at most `digits` after the point. */
export function formatNumber(value: number, lang: Lang, digits = 1): string {
  return value.toLocaleString(LOCALES[lang], { maximumFractionDigits: digits });
}

/** Decimal units, as disks and telephone companies count. */
export function formatBytes(sizeBytes: number, lang: Lang): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(
    units.length - 1,
    sizeBytes < 1 ? 0 : Math.floor(Math.log10(sizeBytes) / 3),
  );
  const value = sizeBytes / 1000 ** power;
  return `${formatNumber(value, lang, power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`;
}

/** A length of sound or film, or a moment in it: `0:08`, `1:02:03`. */
export function formatClock(seconds: number): string {
  const whole = Math.round(seconds);
  const padded = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor((whole % 3600) / 60),
    whole % 60,
  ];
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

/** How long something still takes, or took: as exact as anyone needs. */
export function formatSpan(seconds: number, lang: Lang): string {
  const [second, minute, hour] = lang === 'vi' ? ['giây', 'phút', 'giờ'] : ['s', 'min', 'h'];
  if (seconds < 10) return `${Math.max(1, Math.round(seconds))} ${second}`;
  if (seconds < 60) return `${Math.round(seconds / 5) * 5} ${second}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} ${minute}`;
  const wholeHours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${wholeHours} ${hour}` : `${wholeHours} ${hour} ${rest} ${minute}`;
}
