import type { FactsByType, SourcedWords } from '#domain/public/facts.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord, ArchiveRecordOf } from '#domain/record.ts';
import { toPublicCalendarRule } from './calendar-rule.ts';
import type { ProjectionContext } from './context.ts';
import { publishedCoordinates } from './coordinates.ts';
import { toMediaFacts } from './media-facts.ts';
import { toStoryBlocks } from './story.ts';

type Context = Pick<ProjectionContext, 'describe' | 'visible'>;
type ToFacts<T extends RecordType> = (
  record: ArchiveRecordOf<T>,
  context: Context,
) => FactsByType[T];

/**
 * The public facts of each type, every field named by hand: what is not written here does not pass.
 * Ids of what is hidden are left out; words stay when their sources are hidden.
 */
const TO_FACTS: { [T in RecordType]: ToFacts<T> } = {
  festival: (festival, { visible }) => ({
    calendar: toPublicCalendarRule(festival.calendar),
    calendarSources: festival.calendarSources.filter(visible),
    durationDays: festival.durationDays ?? null,
    programme: festival.programme.map(({ title, sources }) => ({
      words: title,
      sources: sources.filter(visible),
    })),
    attendance: toSourcedWords(festival.attendance, visible),
    visitorsMay: toAllSourced(festival.visitorsMay, visible),
    visitorsAsked: toAllSourced(festival.visitorsAsked, visible),
    listings: festival.listings.filter(visible),
  }),
  custom: (custom, { visible }) => ({
    domain: custom.domain,
    lifeCycle: toSourcedWords(custom.lifeCycle, visible),
    season: toSourcedWords(custom.season, visible),
    materials: custom.materials.filter(visible),
    listings: custom.listings.filter(visible),
  }),
  product: (product, { visible }) => ({
    materials: product.materials.filter(visible),
    makers: product.makers.filter(visible),
    steps: toAllSourced(product.steps, visible),
    whereToFind: toAllSourced(product.whereToFind, visible),
    visitorsMay: toAllSourced(product.visitorsMay, visible),
    visitorsAsked: toAllSourced(product.visitorsAsked, visible),
    season:
      product.season === undefined
        ? null
        : {
            months: product.season.months,
            note: product.season.note ?? null,
            sources: product.season.sources.filter(visible),
          },
    designations: product.designations.map(({ kind, name, year, decision, sources }) => ({
      kind,
      name,
      year: year ?? null,
      decision: decision ?? null,
      sources: sources.filter(visible),
    })),
    listings: product.listings.filter(visible),
  }),
  place: (place, { visible }) => ({
    kind: place.kind,
    parent: ifVisible(place.parent, visible),
    coordinates: publishedCoordinates(place),
    codes: place.codes.map(({ scheme, code, validFrom, validTo }) => ({
      scheme,
      code,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
    })),
    succeededBy: place.succeededBy.filter(visible),
  }),
  community: (community, { visible }) => ({
    parent: ifVisible(community.parent, visible),
    codes: { qd121: community.codes.qd121 ?? null, qd1019: community.codes.qd1019 ?? null },
    family: community.family ?? null,
    languages: community.languages,
    scripts: community.scripts,
    population: community.population
      .filter(({ place }) => place === undefined || visible(place))
      .map(({ year, count, scope, place, sources }) => ({
        year,
        count,
        scope: place ?? scope ?? '',
        sources: sources.filter(visible),
      })),
    custodians: community.custodians.filter(visible),
    protocols: community.protocols.filter(visible),
    approach: toAllSourced(community.approach, visible),
  }),
  listing: (listing, { visible }) => ({
    list: listing.list,
    unescoList: listing.unescoList ?? null,
    year: listing.year ?? null,
    proclaimed: listing.proclaimed ?? null,
    decision: listing.decision ?? null,
    domain: listing.domain ?? null,
    law2024: ifVisible(listing.law2024, visible),
    circular2010: ifVisible(listing.circular2010, visible),
    countries: listing.countries,
    basis: {
      whose: listing.basis.whose ?? null,
      year: listing.basis.year ?? null,
      category: listing.basis.category ?? null,
    },
  }),
  occurrence: ({ of, status, start, end }) => ({ of, status, start, end: end ?? start }),
  person: ({ role }) => ({ role: role ?? null }),
  organisation: ({ role, url }) => ({ role: role ?? null, url: url ?? null }),
  collection: ({ provenance, extent }) => ({
    provenance: provenance ?? null,
    extent: extent ?? null,
  }),
  protocol: ({ owner, asks }) => ({ owner, asks }),
  source: ({ citation, dateRead, licence }) => ({
    citation: {
      title: citation.title,
      author: citation.author ?? null,
      publisher: citation.publisher ?? null,
      date: citation.date ?? null,
      url: citation.url ?? null,
      kind: citation.kind,
    },
    dateRead,
    licence,
  }),
  story: (story, { visible }) => ({ blocks: toStoryBlocks(story, visible) }),
  bulletin: (bulletin, { visible }) => ({
    items: bulletin.items.filter(visible),
    script: bulletin.script ?? null,
    audio: ifVisible(bulletin.audio, visible),
  }),
  media: toMediaFacts,
  concept: (concept, { visible }) => ({
    scheme: concept.scheme,
    altLabels: concept.altLabel,
    broader: ifVisible(concept.broader, visible),
    exactMatch: concept.exactMatch,
  }),
};

/** The public facts of a record of any type. */
export function toFacts(record: ArchiveRecord, context: Context): FactsByType[RecordType] {
  // TypeScript cannot see that the key and the argument vary together.
  const convert = TO_FACTS[record.type] as ToFacts<RecordType>;
  return convert(record, context);
}

function ifVisible(id: string | undefined, visible: (id: string) => boolean): string | null {
  return id !== undefined && visible(id) ? id : null;
}

function toSourcedWords(
  statement: { words: Record<string, string>; sources: string[] } | undefined,
  visible: (id: string) => boolean,
): SourcedWords | null {
  if (statement === undefined) return null;
  return { words: statement.words, sources: statement.sources.filter(visible) };
}

function toAllSourced(
  statements: readonly { words: Record<string, string>; sources: string[] }[],
  visible: (id: string) => boolean,
): SourcedWords[] {
  return statements.map(({ words, sources }) => ({ words, sources: sources.filter(visible) }));
}
