import type {
  BulletinFacts,
  FactsByType,
  OccurrenceFacts,
  ProtocolFacts,
  SourcedWords,
} from '#domain/public/facts.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ExportSources } from '../export-sources.ts';
import { toEdtf } from './edtf.ts';
import { type MediaDocumentFacts, mediaFacts } from './media-facts.ts';
import { type StoryDocumentFacts, storyFacts } from './story-facts.ts';

/** Facts as they go out: those of the record; a reference to what is not out is left out or `null`. */
export interface DocumentFactsByType
  extends Omit<FactsByType, 'media' | 'story' | 'occurrence' | 'protocol' | 'bulletin'> {
  media: MediaDocumentFacts;
  story: StoryDocumentFacts;
  occurrence: Omit<OccurrenceFacts, 'of'> & { of: string | null; date: string };
  protocol: Omit<ProtocolFacts, 'owner'> & { owner: string | null };
  bulletin: BulletinFacts;
}
export type DocumentFacts = DocumentFactsByType[RecordType];

/** References that may be named; all others vanish. */
interface Allowed {
  only(ids: readonly string[]): string[];
  one(id: string | null): string | null;
  said(words: readonly SourcedWords[]): SourcedWords[];
}

/** The facts of a record, every reference in them to a record that is out. */
export function documentFacts(record: PublicRecord, sources: ExportSources): DocumentFacts {
  const only = (ids: readonly string[]) => ids.filter((id) => sources.isOut(id));
  const allowed: Allowed = {
    only,
    one: (id) => (id !== null && sources.isOut(id) ? id : null),
    said: (all) => all.map(({ words, sources: from }) => ({ words, sources: only(from) })),
  };
  const { one } = allowed;
  switch (record.type) {
    case 'festival':
      return festivalFacts(record.facts, allowed);
    case 'custom':
      return customFacts(record.facts, allowed);
    case 'product':
      return productFacts(record.facts, allowed);
    case 'place':
      return {
        ...record.facts,
        parent: one(record.facts.parent),
        succeededBy: only(record.facts.succeededBy),
      };
    case 'community':
      return communityFacts(record.facts, allowed);
    case 'listing':
      return {
        ...record.facts,
        law2024: one(record.facts.law2024),
        circular2010: one(record.facts.circular2010),
      };
    case 'occurrence':
      return { ...record.facts, of: one(record.facts.of), date: toEdtf(record.facts) };
    case 'protocol':
      return { ...record.facts, owner: one(record.facts.owner) };
    case 'concept':
      return { ...record.facts, broader: one(record.facts.broader) };
    case 'bulletin': {
      const { items, script, audio } = record.facts;
      return { items: only(items), script, audio: one(audio) };
    }
    case 'story':
      return storyFacts(record.facts, only);
    case 'media':
      return mediaFacts(record.facts, sources);
    case 'person':
    case 'organisation':
    case 'collection':
    case 'source':
      return record.facts;
  }
}

type Facts<T extends RecordType> = PublicRecordOfType<T>['facts'];

function festivalFacts(facts: Facts<'festival'>, { only, said }: Allowed): Facts<'festival'> {
  return {
    ...facts,
    calendarSources: only(facts.calendarSources),
    programme: said(facts.programme),
    attendance: facts.attendance === null ? null : (said([facts.attendance])[0] ?? null),
    visitorsMay: said(facts.visitorsMay),
    visitorsAsked: said(facts.visitorsAsked),
    listings: only(facts.listings),
  };
}

function customFacts(facts: Facts<'custom'>, { only, said }: Allowed): Facts<'custom'> {
  return {
    ...facts,
    lifeCycle: facts.lifeCycle === null ? null : (said([facts.lifeCycle])[0] ?? null),
    season: facts.season === null ? null : (said([facts.season])[0] ?? null),
    materials: only(facts.materials),
    listings: only(facts.listings),
  };
}

function productFacts(facts: Facts<'product'>, { only, said }: Allowed): Facts<'product'> {
  return {
    ...facts,
    materials: only(facts.materials),
    makers: only(facts.makers),
    steps: said(facts.steps),
    whereToFind: said(facts.whereToFind),
    season: facts.season === null ? null : { ...facts.season, sources: only(facts.season.sources) },
    designations: facts.designations.map((each) => ({ ...each, sources: only(each.sources) })),
    visitorsMay: said(facts.visitorsMay),
    visitorsAsked: said(facts.visitorsAsked),
    listings: only(facts.listings),
  };
}

/** The scope of a figure is `VN`, a place's id, or words. */
const LOOKS_LIKE_AN_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function communityFacts(
  facts: Facts<'community'>,
  { only, one, said }: Allowed,
): Facts<'community'> {
  return {
    ...facts,
    parent: one(facts.parent),
    population: facts.population
      .filter(({ scope }) => !LOOKS_LIKE_AN_ID.test(scope) || one(scope) !== null)
      .map((figure) => ({ ...figure, sources: only(figure.sources) })),
    custodians: only(facts.custodians),
    protocols: only(facts.protocols),
    approach: said(facts.approach),
  };
}
