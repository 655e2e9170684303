interface Words {
  vi: string;
  en: string;
}

/** In the language of the page. */
export function say(words: Words): string {
  return document.documentElement.lang === 'en' ? words.en : words.vi;
}

/** The words of an error as the server sends them; `null` where it sent none. */
export function wordsOf(body: string): string | null {
  try {
    const { what, hint } = JSON.parse(body);
    return `${say(what)} ${say(hint)}`;
  } catch {
    return null;
  }
}
