/** Languages that Whisper's models were trained on, as the program names them (ISO 639-1 where there is one). */
const LANGUAGES: ReadonlySet<string> = new Set(
  [
    'af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr',
    'ht hu hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc',
    'pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo yue zh',
  ]
    .join(' ')
    .split(' '),
);
/** Tags for which Whisper has a word of its own. */
const ITS_OWN: Readonly<Record<string, string>> = { jv: 'jw', nb: 'no', fil: 'tl', iw: 'he' };

/** Whisper's word for the language of a BCP-47 tag; `null` when no model knows it. */
export function toWhisperLanguage(tag: string): string | null {
  const [, language = ''] = /^([a-z]{2,3})(?:-[A-Za-z0-9]{1,8})*$/.exec(tag) ?? [];
  const word = ITS_OWN[language] ?? language;
  return LANGUAGES.has(word) ? word : null;
}
