import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';
import type { Lang } from './language.ts';

/** What a command was asked for: standard output. */
export function print(text: string): void {
  console.log(text);
}

/** What happens meanwhile, and what went wrong: standard error. */
export function say(text: Bilingual | string, lang: Lang = 'en'): void {
  console.error(typeof text === 'string' ? text : text[lang]);
}

/** Says what happened and what to do; a fault of the program itself with its stack, for a report of it. */
export function sayError(error: unknown, lang: Lang): void {
  if (error instanceof ArchiveError) {
    const label = lang === 'vi' ? 'Cần làm' : 'To do';
    say(`${error.what[lang]}\n${label}: ${error.hint[lang]}\n(${error.name})`);
    return;
  }
  if (error instanceof Error && error.name === 'CLIError') {
    say(`${error.message}\n${lang === 'vi' ? 'Xem' : 'See'} archive --help`);
    return;
  }
  say({ vi: 'Lỗi của chương trình:', en: 'A fault of the program itself:' }, lang);
  console.error(error);
}
