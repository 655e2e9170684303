import type { ListingFacts } from '#domain/public/facts.ts';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { lookUp } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml, linkHtml } from '../html.ts';
import type { References } from '../references.ts';
import { type Fact, named } from './fact-sentences.ts';

/** The entries of official lists that a record describes, each a sentence with a link to the entry. */
export function listingFacts(
  page: Page,
  references: References,
  listings: readonly string[],
): Fact[] {
  return listings.flatMap((id) => {
    const listing = references.listing(id);
    const link = references.link(id);
    if (listing === null || link === null) return [];
    const sentence = inscription(page, listing.facts);
    const html = `${page.t('listing:named', { sentence, name: linkHtml(page, link) })}.`;
    return [{ html, sources: listing.sources }];
  });
}

/** What is known of one entry: list, year, decision, categories, and how the archive knows them. */
export function ownListingFacts(
  page: Page,
  { facts, sources }: PublicRecordOfType<'listing'>,
  references: References,
): Fact[] {
  const { t, format } = page;
  const { basis, law2024, circular2010, domain, year, proclaimed, countries } = facts;
  const sure = (html: string, said = true): Fact => ({ html, sources: said ? sources : [] });
  const guess = basis.category === 'inferred' ? ` (${t('listing:circularInferred')})` : '';
  return [
    sure(`${inscription(page, facts)}.`),
    ...(proclaimed === null ? [] : [sure(t('listing:proclaimed', { year: proclaimed }))]),
    ...(year === null ? [sure(t('listing:yearUnknown'), false)] : []),
    ...(basis.year === 'inferred' ? [sure(t('listing:yearInferred'), false)] : []),
    ...named(
      page,
      references,
      circular2010 === null ? [] : [circular2010],
      (concept) => `${t('listing:circular', { concept })}${guess}.`,
    ),
    ...named(page, references, law2024 === null ? [] : [law2024], (concept) =>
      t('listing:law', { concept }),
    ),
    ...(domain === null
      ? []
      : [sure(t('listing:domain', { domain: t(`record.domain.${domain}`) }), false)]),
    ...(countries.length < 2
      ? []
      : [
          sure(
            t('listing:countries', {
              countries: format.list(
                countries.map((code) => lookUp(t, `listing:country.${code}`) ?? escapeHtml(code)),
              ),
            }),
          ),
        ]),
    ...(basis.whose === 'inferred' ? [sure(t('listing:communitiesInferred'), false)] : []),
  ];
}

/** `Ghi danh: Danh mục quốc gia…, năm 2014, QĐ 4205/QĐ-BVHTTDL`, without the full stop. */
function inscription({ t }: Page, { list, unescoList, year, decision }: ListingFacts): string {
  return [
    t('listing:inscribed', { list: t(`listing:list.${unescoList ?? list}`) }),
    ...(year === null ? [] : [t('listing:in', { year })]),
    ...(decision === null ? [] : [t('listing:decision', { decision: escapeHtml(decision) })]),
  ].join(', ');
}
