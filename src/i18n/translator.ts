import { createInstance, type TFunction } from 'i18next';
import { fallbackChain } from '#domain/public/language.ts';
import { MESSAGES } from './messages.ts';

export type Translator = TFunction<['site', 'names', 'search', 'map'], undefined>;

const translators = new Map<string, Translator>();

/**
 * The messages of a locale, with its fallback chain; one i18next instance a locale, made once.
 * Keys without a namespace are those of `site`; others are written `names:language.km`.
 */
export function translatorFor(locale: string): Translator {
  const known = translators.get(locale);
  if (known !== undefined) return known;
  const instance = createInstance();
  // Intl.PluralRules takes the process's own locale for a language it does not know; only known ones are named.
  const pluralLocale = Intl.PluralRules.supportedLocalesOf([locale]).length > 0 ? locale : 'vi';
  void instance.init({
    lng: pluralLocale,
    fallbackLng: fallbackChain(locale).filter((lang) => lang !== pluralLocale),
    resources: withLocale(pluralLocale, locale),
    ns: ['site', 'names', 'search', 'map'],
    defaultNS: 'site',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const translator = remembering(
    instance.getFixedT(pluralLocale, ['site', 'names', 'search', 'map']) as Translator,
  );
  translators.set(locale, translator);
  return translator;
}

/** A message without variables is always the same: looked up once, it saves a third of a page's time. */
function remembering(translator: Translator): Translator {
  const known = new Map<string, unknown>();
  const translate = translator as unknown as (key: string, options?: object) => unknown;
  const remember = (key: string, options?: object): unknown => {
    if (options !== undefined) return translate(key, options);
    let message = known.get(key);
    if (message === undefined) {
      message = translate(key);
      known.set(key, message);
    }
    return message;
  };
  return remember as unknown as Translator;
}

function withLocale(pluralLocale: string, locale: string): Record<string, Record<string, object>> {
  const resources: Record<string, Record<string, object>> = { ...MESSAGES };
  const own = MESSAGES[locale];
  if (own !== undefined && pluralLocale !== locale) {
    resources[pluralLocale] = { ...resources[pluralLocale], ...own };
  }
  return resources;
}

/** A language's name in the words of a locale; its tag where no name is known. */
export function languageName(t: Translator, lang: string): string {
  const base = lang.split('-')[0] ?? lang;
  return lookUp(t, `names:language.${lang}`) ?? lookUp(t, `names:language.${base}`) ?? lang;
}

/** A script's name (ISO 15924) in the words of a locale; its code where no name is known. */
export function scriptName(t: Translator, script: string): string {
  return lookUp(t, `names:script.${script}`) ?? script;
}

/** A message whose key is made from data and may not exist. */
export function lookUp(t: Translator, key: string): string | null {
  const found = (t as unknown as (key: string, options: object) => unknown)(key, {
    defaultValue: '',
  });
  return typeof found === 'string' && found !== '' ? found : null;
}
