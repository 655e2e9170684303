import type { CommunityFacts, PlaceFacts } from '#domain/public/facts.ts';
import { capitalised } from '#i18n/fallback-marks.ts';
import { languageName, scriptName } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml, localizedHtml } from '../html.ts';
import type { References } from '../references.ts';
import { type Fact, linkList, named, optional } from './fact-sentences.ts';

/** What a place is, what it belongs to, what it was and became. */
export function placeFacts(
  page: Page,
  { id, facts }: { id: string; facts: PlaceFacts },
  references: References,
): Fact[] {
  const { t, format } = page;
  const kind = capitalised(t(`place.${facts.kind}`));
  const within = facts.parent === null ? '' : linkList(page, references, [facts.parent]);
  const former = linkList(page, references, references.list(`former:${id}`));
  const became = linkList(page, references, facts.succeededBy);
  return [
    {
      html: within === '' ? `${kind}.` : `${kind}. ${t('place.within', { place: within })}`,
      sources: [],
    },
    { html: became === '' ? '' : t('place.became', { place: became }), sources: [] },
    { html: former === '' ? '' : t('place.includes', { places: former }), sources: [] },
    // Rounded to a province, a point says nothing that the name does not.
    ...(facts.coordinates === null || facts.coordinates.precision === 'province'
      ? []
      : [
          {
            html: t('place.coordinates', {
              lat: format.number(facts.coordinates.lat),
              lon: format.number(facts.coordinates.lon),
              precision: t(`place.precision.${facts.coordinates.precision}`),
            }),
            sources: [],
          },
        ]),
  ];
}

/** Whose branch a community is, what it speaks and writes, its official codes. */
export function communityFacts(page: Page, facts: CommunityFacts, references: References): Fact[] {
  const { t, format } = page;
  const { parent, family, languages, scripts, codes } = facts;
  return [
    ...named(page, references, parent === null ? [] : [parent], (community) =>
      t('community.partOf', { community }),
    ),
    ...(languages.length === 0
      ? []
      : [
          {
            html: t('community.languages', {
              languages: escapeHtml(format.list(languages.map((lang) => languageName(t, lang)))),
            }),
            sources: [],
          },
        ]),
    ...optional(family, (words) => t('community.family', { family: localizedHtml(page, words) })),
    ...(scripts.length === 0
      ? []
      : [
          {
            html: t('community.scripts', {
              scripts: escapeHtml(format.list(scripts.map((script) => scriptName(t, script)))),
            }),
            sources: [],
          },
        ]),
    ...(codes.qd121 === null || codes.qd1019 === null
      ? []
      : [{ html: t('community.codes', { old: codes.qd121, new: codes.qd1019 }), sources: [] }]),
  ];
}
