import type { Bilingual } from '#domain/archive-error.ts';
import { env } from './env.ts';

export type Lang = keyof Bilingual;

/** The language of messages: `--lang`, else the terminal's; English where that is neither. */
export function toLang(option: string | undefined, locale: string = env.locale): Lang {
  if (option === 'vi' || option === 'en') return option;
  return locale.startsWith('vi') ? 'vi' : 'en';
}
