import { MEDIA_KINDS, RECORD_TYPES, REVIEW_STATES } from '#domain/public/vocabulary.ts';
import { formatFor } from '#i18n/format.ts';
import names from '#i18n/messages/vi/names.json' with { type: 'json' };
import { languageName, type Translator } from '#i18n/translator.ts';
import {
  MAP_WORDS,
  MESSAGE_KEYS,
  type PanelMessages,
  type PanelSettings,
} from '#islands/search/panel-settings.ts';

/** What the script of the search form is told, in the words of `t`; places are of this page. */
export function toPanelSettings(
  t: Translator,
  {
    searchServer,
    ...place
  }: Pick<PanelSettings, 'root' | 'from' | 'linkStyle' | 'locale' | 'entry' | 'parts'> & {
    searchServer: PanelSettings['searchServer'] | undefined;
  },
): PanelSettings {
  const format = formatFor(place.locale);
  const named = <Key extends string>(keys: readonly Key[], nameOf: (key: Key) => string) =>
    Object.fromEntries(keys.map((key) => [key, nameOf(key)]));
  return {
    ...place,
    ...(searchServer === undefined ? {} : { searchServer }),
    // The script fills `{{…}}` in: the message goes out as it is written.
    messages: named(MESSAGE_KEYS, (key) =>
      t(`search:${key}`, { skipInterpolation: true }),
    ) as unknown as PanelMessages,
    types: named(RECORD_TYPES, (type) => t(`type.${type}`)),
    reviews: named(REVIEW_STATES, (state) => t(`review.${state}`)),
    mediaKinds: named(MEDIA_KINDS, (kind) => t(`media.${kind}`)),
    languages: named(Object.keys(names.language), (lang) => languageName(t, lang)),
    mapWords: named(MAP_WORDS, (key) => t(key)) as PanelSettings['mapWords'],
    months: named(
      Array.from({ length: 12 }, (_, index) => String(index + 1)),
      (month) => format.month(Number(month)),
    ),
  };
}
