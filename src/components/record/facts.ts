import type {
  CommunityFacts,
  PlaceFacts,
  PublicListing,
  PublicRecord,
  SourcedWords,
} from '#domain/public/record.ts';
import { languageName, scriptName } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml, linkHtml, localizedHtml } from '../html.ts';
import type { References } from '../references.ts';
import { calendarSentences } from './calendar-sentence.ts';

/** One fact in words: safe HTML, and the sources it rests on. */
export interface Fact {
  html: string;
  sources: readonly string[];
}

/** What is known of a record besides its texts, as sentences in the order they are read. */
export function factsOf(page: Page, record: PublicRecord, references: References): Fact[] {
  return [...ownFacts(page, record, references), ...whereAndWhose(page, record, references)].filter(
    ({ html }) => html !== '',
  );
}

function whereAndWhose(page: Page, record: PublicRecord, references: References): Fact[] {
  const { t } = page;
  const facts: Fact[] = [];
  const places = linkList(page, references, record.places);
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
        ...listingFacts(page, listings),
      ];
    }
    case 'custom': {
      const { domain, lifeCycle, season, materials, listings } = record.facts;
      return [
        { html: t('record.domainSentence', { domain: t(`record.domain.${domain}`) }), sources: [] },
        ...sourced(page, [lifeCycle, season]),
        ...named(page, references, materials, (materials) => t('record.materials', { materials })),
        ...listingFacts(page, listings),
      ];
    }
    case 'product': {
      const { materials, makers, season, designations, listings } = record.facts;
      return [
        ...named(page, references, materials, (materials) => t('record.materials', { materials })),
        ...named(page, references, makers, (makers) => t('record.makers', { makers })),
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
        ...listingFacts(page, listings),
      ];
    }
    case 'place':
      return placeFacts(page, record, references);
    case 'community':
      return communityFacts(page, record.facts, references);
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
        ...optional(
          citation.url,
          (url) => `<a href="${escapeHtml(url)}">${t('sourcePage.open')}</a>`,
        ),
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

function placeFacts(
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

function communityFacts(page: Page, facts: CommunityFacts, references: References): Fact[] {
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

function listingFacts(page: Page, listings: readonly PublicListing[]): Fact[] {
  return listings.map(({ list, name, year, decision, sources }) => ({
    html: `${[
      page.t('record.listed', {
        list: page.t(`record.listing.${list}`),
        name: localizedHtml(page, name),
      }),
      ...yearAndDecision(page, year, decision),
    ].join(', ')}.`,
    sources,
  }));
}

function yearAndDecision(page: Page, year: number | null, decision: string | null): string[] {
  return [
    ...(year === null ? [] : [page.t('record.inYear', { year })]),
    ...(decision === null ? [] : [page.t('record.decision', { decision: escapeHtml(decision) })]),
  ];
}

function sourced(page: Page, all: readonly (SourcedWords | null)[]): Fact[] {
  return all.flatMap((words) =>
    words === null ? [] : [{ html: localizedHtml(page, words.words), sources: words.sources }],
  );
}

function optional<T>(value: T | null, sentence: (value: T) => string): Fact[] {
  return value === null ? [] : [{ html: sentence(value), sources: [] }];
}

function named(
  page: Page,
  references: References,
  ids: readonly string[],
  sentence: (links: string) => string,
): Fact[] {
  const links = linkList(page, references, ids);
  return links === '' ? [] : [{ html: sentence(links), sources: [] }];
}

function linkList(page: Page, references: References, ids: readonly string[]): string {
  return page.format.list(references.links(ids).map((link) => linkHtml(page, link)));
}

/** First letter large; Vietnamese and English need no more. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
