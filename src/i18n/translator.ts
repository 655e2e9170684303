import { type CustomTypeOptions, createInstance, type Resource, type TFunction } from 'i18next';
import { fallbackChain } from '#domain/public/language.ts';
import { inLanguage } from './fallback-marks.ts';
import { MESSAGES } from './messages.ts';

type Namespace = keyof CustomTypeOptions['resources'];
export type Translator = TFunction<['site', ...Namespace[]], undefined>;

interface Details {
  res: unknown;
  usedLng: string | undefined;
}
type Translate = (key: string, options: object) => Details;

const translators = new Map<string, Translator>();

/**
 * The messages of a locale, with its fallback chain; one i18next instance a locale, made once.
 * Keys without a namespace are those of `site`; others are written `names:language.km`. What comes from
 * another language is marked with it (see fallback-marks.ts): the middleware writes the `lang` attribute.
 */
export function translatorFor(locale: string): Translator {
  const known = translators.get(locale);
  if (known !== undefined) return known;
  const instance = createInstance();
  // Intl.PluralRules takes the process's own locale for a language it does not know: such a locale counts as Vietnamese does.
  const isKnown = Intl.PluralRules.supportedLocalesOf([locale]).length > 0;
  const own = isKnown ? locale : `vi-x-${locale.toLowerCase()}`;
  const namespaces = Object.keys(MESSAGES['vi'] ?? {}) as Namespace[];
  void instance.init({
    lng: own,
    fallbackLng: fallbackChain(locale).filter((lang) => lang !== locale),
    load: 'currentOnly',
    resources: { ...MESSAGES, [own]: MESSAGES[locale] ?? {} } as Resource,
    ns: namespaces,
    defaultNS: 'site',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const translate = instance.getFixedT(own, namespaces) as unknown as Translate;
  const translator = remembering(marking(translate, locale, own));
  translators.set(locale, translator);
  return translator;
}

/** Does every message of the locale stand in its own file? Then no page of it holds a mark. */
export function isComplete(locale: string): boolean {
  return locale === 'vi' || lacking(MESSAGES['vi'], MESSAGES[locale]) === 0;
}

function lacking(model: unknown, own: unknown): number {
  if (typeof model !== 'object' || model === null) return own === undefined ? 1 : 0;
  const parts = (own ?? {}) as Record<string, unknown>;
  return Object.entries(model).reduce(
    (sum, [key, value]) => sum + lacking(value, parts[key] ?? parts[`${key}_other`]),
    0,
  );
}

/** The message; marked, and its words from the page too, when it is in another language than `own`. */
function marking(translate: Translate, locale: string, own: string): Translator {
  const mark = (key: string, options: Readonly<Record<string, unknown>> = {}): unknown => {
    const { res, usedLng } = translate(key, { ...options, returnDetails: true });
    if (usedLng === undefined || usedLng === own || res === '') return words(res);
    const values = Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'string' && /\p{L}/u.test(value) ? inLanguage(value, locale) : value,
    ]);
    const filled = translate(key, { ...Object.fromEntries(values), returnDetails: true });
    return marked(words(filled.res), usedLng);
  };
  return mark as unknown as Translator;
}

/** With `returnObjects`, i18next wraps each part of a list in its details too. */
function words(message: unknown): unknown {
  if (!Array.isArray(message)) return message;
  return message.map((part: unknown) =>
    typeof part === 'object' && part !== null && 'res' in part ? part.res : part,
  );
}

function marked(message: unknown, lang: string): unknown {
  if (typeof message === 'string') return inLanguage(message, lang);
  return Array.isArray(message) ? message.map((part) => marked(part, lang)) : message;
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

/** A message of a locale's own file, `undefined` where it has none; for words said apart from a page's. */
export function ownMessage(locale: string, key: string): string | undefined {
  const [namespace = '', path = ''] = key.includes(':') ? key.split(':') : ['site', key];
  let found: unknown = MESSAGES[locale]?.[namespace];
  for (const part of path.split('.'))
    found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === 'string' ? found : undefined;
}

/** A language's name in the words of a locale; its tag where no name is known. */
export function languageName(t: Translator, lang: string): string {
  const base = lang.split('-')[0] ?? lang;
  return (
    lookUp(t, `names:language.${lang}`) ??
    lookUp(t, `names:language.${base}`) ??
    lookUp(t, `peoples:language.${base}`) ??
    lang
  );
}

/** A script's name (ISO 15924) in the words of a locale; its code where no name is known. */
export function scriptName(t: Translator, script: string): string {
  return lookUp(t, `names:script.${script}`) ?? lookUp(t, `peoples:script.${script}`) ?? script;
}

/** A message whose key is made from data and may not exist. */
export function lookUp(t: Translator, key: string): string | null {
  const found = (t as unknown as (key: string, options: object) => unknown)(key, {
    defaultValue: '',
  });
  return typeof found === 'string' && found !== '' ? found : null;
}
