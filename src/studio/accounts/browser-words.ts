import type { Bilingual } from '#domain/archive-error.ts';

/** In this order: later browsers name the earlier ones too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Zalo/i, 'Zalo'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/EdgA?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const MACHINES: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** `Chrome, Android`, so that people know their own telephone again. */
export function browserWords(userAgent: string): Bilingual {
  const first = (table: typeof BROWSERS) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  const words = [first(BROWSERS), first(MACHINES)].filter((word) => word !== null).join(', ');
  return words === '' ? { vi: 'Trình duyệt lạ', en: 'Some browser' } : { vi: words, en: words };
}
