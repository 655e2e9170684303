import type { PublicRecord } from '#domain/public/record.ts';
import { capitalised } from '#i18n/fallback-marks.ts';
import { languageName } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml, localizedHtml } from '../html.ts';
import type { References } from '../references.ts';
import { calendarSentences } from './calendar-sentence.ts';
import {
  type Fact,
  linkList,
  named,
  optional,
  sourced,
  yearAndDecision,
} from './fact-sentences.ts';
import { listingFacts, ownListingFacts } from './listing-facts.ts';
import { communityFacts, placeFacts } from './place-facts.ts';

/** What is known of a record besides its texts, as sentences in the order they are read. */
export function factsOf(page: Page, record: PublicRecord, references: References): Fact[] {
  return [...ownFacts(page, record, references), ...whereAndWhose(page, record, references)].filter(
    ({ html }) => html !== '',
  );
}

function whereAndWhose(page: Page, record: PublicRecord, references: References): Fact[] {
  const { t } = page;
  const facts: Fact[] = [];
  // What a region names lies in it and around it: its own sections tell it.
  const isRegion = record.type === 'place' && record.facts.kind === 'region';
  const places = isRegion ? '' : linkList(page, references, record.places);
  if (places !== '') facts.push({ html: t('record.at', { places }), sources: [] });
  const communities = linkList(page, references, record.communities);
  if (communities !== '') facts.push({ html: t('record.of', { communities }), sources: [] });
  return facts;
}

function ownFacts(page: Page, record: PublicRecord, references: References): Fact[] {
  const { t, format } = page;
  switch (record.type) {
    case 'festival': {
      const { calendar, calendarSources, durationDays, attendance, listings } = record.facts;
      const days =
        durationDays === 1 ? t('calendar.oneDay') : t('calendar.duration', { days: durationDays });
      return [
        { html: calendarSentences(page, calendar).join(' '), sources: calendarSources },
        ...(durationDays === null ? [] : [{ html: days, sources: [] }]),
        ...sourced(page, [attendance]),
        ...listingFacts(page, references, listings),
      ];
    }
    case 'custom': {
      const { domain, lifeCycle, season, materials, listings } = record.facts;
      return [
        { html: t('record.domainSentence', { domain: t(`record.domain.${domain}`) }), sources: [] },
        ...sourced(page, [lifeCycle, season]),
        ...named(page, references, materials, (materials) => t('record.materials', { materials })),
        ...listingFacts(page, references, listings),
      ];
    }
    case 'product': {
      const { materials, season, designations, listings } = record.facts;
      return [
        ...named(page, references, materials, (materials) => t('record.materials', { materials })),
        ...(season === null
          ? []
          : [
              {
                html: `${t('record.season', { months: format.list(season.months.map(format.month)) })} ${season.note === null ? '' : localizedHtml(page, season.note)}`,
                sources: season.sources,
              },
            ]),
        ...designations.map(({ kind, name, year, decision, sources }) => ({
          html: `${[`${t(`record.designation.${kind}`)}: ${localizedHtml(page, name)}`, ...yearAndDecision(page, year, decision)].join(', ')}.`,
          sources,
        })),
        ...listingFacts(page, references, listings),
      ];
    }
    case 'place':
      return placeFacts(page, record, references);
    case 'community':
      return communityFacts(page, record.facts, references);
    case 'listing':
      return ownListingFacts(page, record, references);
    case 'occurrence': {
      const { of, status, start, end } = record.facts;
      return [
        {
          html: `${capitalised(escapeHtml(format.dateRange(start, end)))} (${t(`calendar.${status}`)}).`,
          sources: record.sources,
        },
        ...named(page, references, [of], (festival) => t('calendar.occurrenceOf', { festival })),
      ];
    }
    case 'person':
      return optional(record.facts.role, (words) =>
        t('other.role', { role: localizedHtml(page, words) }),
      );
    case 'organisation': {
      const { role, url } = record.facts;
      return [
        ...optional(role, (words) => t('other.role', { role: localizedHtml(page, words) })),
        ...optional(url, (address) => `<a href="${escapeHtml(address)}">${t('other.website')}</a>`),
      ];
    }
    case 'collection': {
      const { provenance, extent } = record.facts;
      return [
        ...optional(provenance, (words) =>
          t('other.provenance', { provenance: localizedHtml(page, words) }),
        ),
        ...optional(extent, (words) => t('other.extent', { extent: localizedHtml(page, words) })),
      ];
    }
    case 'protocol': {
      const { owner, asks } = record.facts;
      return [
        ...named(page, references, [owner], (community) => t('other.protocolOwner', { community })),
        { html: `${t('other.asks')}: ${localizedHtml(page, asks)}`, sources: [] },
      ];
    }
    case 'concept': {
      const { broader, altLabels, scheme } = record.facts;
      const labels = altLabels[page.lang] ?? [];
      return [
        ...(labels.length === 0
          ? []
          : [{ html: t('concept.alt', { labels: escapeHtml(labels.join(', ')) }), sources: [] }]),
        ...named(page, references, broader === null ? [] : [broader], (concept) =>
          t('concept.broader', { concept }),
        ),
        { html: t('concept.scheme', { scheme: escapeHtml(scheme) }), sources: [] },
      ];
    }
    case 'source': {
      const { citation, dateRead, licence } = record.facts;
      return [
        ...optional(citation.author, (author) =>
          t('sourcePage.by', { author: escapeHtml(author) }),
        ),
        ...optional(citation.publisher, (publisher) =>
          t('sourcePage.publisher', { publisher: escapeHtml(publisher) }),
        ),
        ...optional(citation.date, (date) => t('sourcePage.date', { date: format.date(date) })),
        { html: t('sourcePage.read', { date: format.date(dateRead) }), sources: [] },
        {
          html: `${t('sourcePage.licence', { licence: licence === 'facts-only' ? t('sourcePage.factsOnly') : escapeHtml(licence) })}.`,
          sources: [],
        },
        {
          html:
            citation.url === null
              ? t('sourcePage.noAddress')
              : `<a href="${escapeHtml(citation.url)}">${t('sourcePage.open')}</a>`,
          sources: [],
        },
      ];
    }
    case 'media': {
      const { creator, madeOn, madeAt, speechLanguages } = record.facts;
      return [
        ...optional(creator, (words) => t('media.creator', { creator: escapeHtml(words) })),
        ...optional(madeOn, (date) => t('media.madeOn', { date: format.date(date) })),
        ...named(page, references, madeAt === null ? [] : [madeAt], (place) =>
          t('media.madeAt', { place }),
        ),
        ...(speechLanguages.length === 0
          ? []
          : [
              {
                html: t('media.speech', {
                  languages: format.list(speechLanguages.map((lang) => languageName(t, lang))),
                }),
                sources: [],
              },
            ]),
      ];
    }
    case 'story':
    case 'bulletin':
      return [];
  }
}
