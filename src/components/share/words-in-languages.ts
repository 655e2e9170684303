import type { SiteSettings } from '#domain/public/site.ts';
import { type LanguageMap, toLanguageMap } from '#exports/iiif/language-map.ts';
import type { ManifestWords } from '#exports/iiif/words.ts';
import { capitalised, withoutMarks } from '#i18n/fallback-marks.ts';
import { isDraft, localeInfo } from '#i18n/locales.ts';
import { type Translator, translatorFor } from '#i18n/translator.ts';

/** A message in each of the site's languages that has it; drafts leave the site on its own pages only. */
export function inLanguages(
  { locales }: Pick<SiteSettings, 'locales'>,
  say: (t: Translator) => string,
): LanguageMap {
  const spoken = locales.filter((locale, at) => at === 0 || !isDraft(locale));
  const said = spoken.flatMap((locale) => {
    const text = say(translatorFor(locale));
    // A marked message is in another language.
    return text === withoutMarks(text) ? [[localeInfo(locale).lang, capitalised(text)]] : [];
  });
  return toLanguageMap(Object.fromEntries(said) as Record<string, string>);
}

/** What manifests say beside a record's own words. */
export function manifestWords(site: Pick<SiteSettings, 'locales'>): ManifestWords {
  const say = (key: (t: Translator) => string) => inLanguages(site, key);
  return {
    communities: say((t) => t('share:researcher.communities')),
    places: say((t) => t('share:researcher.places')),
    licence: say((t) => t('share:researcher.licence')),
    attribution: say((t) => t('share:iiif.attribution')),
    labels: say((t) => t('record.labels')),
    reviewState: say((t) => t('record.reviewState')),
    review: {
      'compiled-from-public-sources': say((t) => t('review.compiled-from-public-sources')),
      'community-reviewed': say((t) => t('review.community-reviewed')),
      'community-authored': say((t) => t('review.community-authored')),
    },
    tracks: {
      captions: say((t) => t('track.captions')),
      subtitles: say((t) => t('track.subtitles')),
      chapters: say((t) => t('track.chapters')),
      transcript: say((t) => t('track.transcript')),
      transliteration: say((t) => t('track.transliteration')),
      translation: say((t) => t('track.translation')),
    },
    synthetic: {
      voice: say((t) => t('media.syntheticVoice')),
      sound: say((t) => t('media.syntheticSound')),
      picture: say((t) => t('media.syntheticImage')),
    },
    waveform: say((t) => t('media.waveform')),
  };
}
