import type { Bilingual } from '#domain/archive-error.ts';
import type { StudioLang } from './route.ts';

const SAID = 'studio_said';
const LANGUAGE = 'studio_lang';
const LONGEST_CHARS = 1500;

/** A cookie of the request, `null` when it has none of the name. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

/** The language the person chose; Vietnamese where they chose none. */
export function languageOf(request: Request): StudioLang {
  return readCookie(request, LANGUAGE) === 'en' ? 'en' : 'vi';
}

/** Remembers the language for a year. */
export function writeLanguage(lang: StudioLang): string {
  return `${LANGUAGE}=${lang}; Path=/studio; Max-Age=31536000; HttpOnly; SameSite=Lax`;
}

/** Words for the next page, in a cookie of one minute. */
export function writeSaid(said: Bilingual, url: URL): string {
  const secure = url.protocol === 'https:' ? '; Secure' : '';
  const short = {
    vi: said.vi.slice(0, LONGEST_CHARS / 3),
    en: said.en.slice(0, LONGEST_CHARS / 3),
  };
  const value = Buffer.from(JSON.stringify(short)).toString('base64url');
  return `${SAID}=${value}; Path=/studio; Max-Age=60; HttpOnly; SameSite=Strict${secure}`;
}

export function clearedSaid(): string {
  return `${SAID}=; Path=/studio; Max-Age=0; HttpOnly; SameSite=Strict`;
}

export function readSaid(request: Request): Bilingual | null {
  const value = readCookie(request, SAID);
  if (value === null || value === '') return null;
  try {
    const { vi, en } = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
    return typeof vi === 'string' && typeof en === 'string' ? { vi, en } : null;
  } catch {
    return null;
  }
}
