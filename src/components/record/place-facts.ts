import type { CommunityFacts, PlaceFacts } from '#domain/public/facts.ts';
import { capitalised } from '#i18n/fallback-marks.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml } from '../html.ts';
import { withoutDate } from '../map/locator-marks.ts';
import type { References } from '../references.ts';
import { type Fact, linkList, named } from './fact-sentences.ts';

/** What a place is, what it belongs to, what it was and became. */
export function placeFacts(
  page: Page,
  { id, facts }: { id: string; facts: PlaceFacts },
  references: References,
): Fact[] {
  const { t, format } = page;
  const kind = capitalised(t(`place.${facts.kind}`));
  const within = facts.parent === null ? '' : linkList(page, references, [facts.parent]);
  const formerProvinces = references
    .list(`former:${id}`)
    .filter((unit) => references.place(unit)?.facts.kind === 'former-province');
  const former = linkList(page, references, formerProvinces);
  return [
    {
      html: within === '' ? `${kind}.` : `${kind}. ${t('place.within', { place: within })}`,
      sources: [],
    },
    ...validity(page, { id, facts }, references),
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

/** From when and until when a unit was, what took its place, and its code in those days. */
function validity(
  page: Page,
  { id, facts }: { id: string; facts: PlaceFacts },
  references: References,
): Fact[] {
  const { t, format } = page;
  const now = linkList(page, references, facts.succeededBy);
  const ended = facts.codes.find(({ validTo }) => validTo !== null);
  const began = facts.codes.find(
    ({ validFrom, validTo }) => validFrom !== null && validTo === null,
  );
  if (ended?.validTo != null) {
    const place = escapeHtml(withoutDate(references.link(id)?.title ?? ''));
    const date = format.date(ended.validTo);
    const code = t('map:codeOf', { code: escapeHtml(ended.code) });
    const sentence =
      now === '' ? t('map:untilPlain', { place, date }) : t('map:until', { place, date, now });
    return [{ html: `${sentence} ${code}`, sources: [] }];
  }
  return [
    { html: now === '' ? '' : t('place.became', { place: now }), sources: [] },
    ...(began?.validFrom == null
      ? []
      : [
          {
            html: t('map:since', {
              date: format.date(began.validFrom),
              code: escapeHtml(began.code),
            }),
            sources: [],
          },
        ]),
  ];
}

/** Whose branch a community is, and its official codes; its speech and its figures have sections of their own. */
export function communityFacts(page: Page, facts: CommunityFacts, references: References): Fact[] {
  const { t } = page;
  const { parent, codes } = facts;
  return [
    ...named(page, references, parent === null ? [] : [parent], (community) =>
      t('community.partOf', { community }),
    ),
    ...(codes.qd121 === null || codes.qd1019 === null
      ? []
      : [{ html: t('community.codes', { old: codes.qd121, new: codes.qd1019 }), sources: [] }]),
  ];
}
