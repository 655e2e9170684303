const STEP = 1024;
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `3,4 MB`, `3.4 MB`: a size as people say it. */
export function inBytes(bytes: number, lang: 'vi' | 'en'): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  const rounded = value < 10 && unit > 1 ? value.toFixed(1) : String(Math.round(value));
  const short = rounded.replace(/\.0$/, '');
  return `${lang === 'vi' ? short.replace('.', ',') : short} ${UNITS[unit]}`;
}
