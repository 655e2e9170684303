import { RECORD_TYPES, REVIEW_STATES } from '#domain/public/vocabulary.ts';
import names from '#i18n/messages/vi/names.json' with { type: 'json' };
import { languageName, type Translator } from '#i18n/translator.ts';
import type { PanelMessages, PanelSettings } from '#islands/search/panel-settings.ts';

const MESSAGE_KEYS = [
  'searching',
  'failed',
  'none',
  'countOne',
  'countOther',
  'some',
  'understood',
  'alsoCalled',
  'inText',
  'more',
  'deeper',
] as const satisfies (keyof PanelMessages)[];

/** What the script of the search form is told, in the words of `t`; places are of this page. */
export function toPanelSettings(
  t: Translator,
  place: Pick<PanelSettings, 'root' | 'from' | 'linkStyle' | 'locale' | 'entry'>,
): PanelSettings {
  return {
    ...place,
    messages: Object.fromEntries(
      // The script fills `{{…}}` in: the message goes out as it is written.
      MESSAGE_KEYS.map((key) => [key, t(`search:${key}`, { skipInterpolation: true })]),
    ) as unknown as PanelMessages,
    types: Object.fromEntries(RECORD_TYPES.map((type) => [type, t(`type.${type}`)])),
    reviews: Object.fromEntries(REVIEW_STATES.map((state) => [state, t(`review.${state}`)])),
    languages: Object.fromEntries(
      Object.keys(names.language).map((lang) => [lang, languageName(t, lang)]),
    ),
  };
}
