import { PLACE_KINDS } from '#domain/public/facts.ts';
import {
  FACT_BASES,
  HERITAGE_LISTS,
  ICH_DOMAINS,
  MEDIA_KINDS,
  OCCURRENCE_STATUSES,
  type RecordType,
  UNESCO_LISTS,
} from '#domain/public/vocabulary.ts';
import {
  BY_LANGUAGE,
  DAY,
  EDTF,
  ID,
  IDS,
  type JsonSchema,
  list,
  NUMBER,
  object,
  oneOf,
  orNull,
  TEXT,
  URI,
  WHOLE,
  YES_OR_NO,
} from '../json-schema.ts';
import { STORY_FACTS_SCHEMA } from './story-schema.ts';

const SAID = object({ words: BY_LANGUAGE, sources: IDS });
const FOR_VISITORS = { visitorsMay: list(SAID), visitorsAsked: list(SAID) };
const MONTH: JsonSchema = { type: 'integer', minimum: 1, maximum: 12 };
/** A calendar rule: `rule` names it, the other keys depend on it (see the guide). */
const CALENDAR_RULE: JsonSchema = {
  type: 'object',
  properties: { rule: TEXT },
  required: ['rule'],
};

/** JSON Schema of `facts` by type of record. */
export const FACTS_SCHEMAS: Readonly<Record<RecordType, JsonSchema>> = {
  festival: object({
    calendar: CALENDAR_RULE,
    calendarSources: IDS,
    durationDays: orNull(NUMBER),
    programme: list(SAID),
    attendance: orNull(SAID),
    ...FOR_VISITORS,
    listings: IDS,
  }),
  custom: object({
    domain: oneOf(ICH_DOMAINS),
    lifeCycle: orNull(SAID),
    season: orNull(SAID),
    materials: IDS,
    listings: IDS,
  }),
  product: object({
    materials: IDS,
    makers: IDS,
    steps: list(SAID),
    whereToFind: list(SAID),
    season: orNull(object({ months: list(MONTH), note: orNull(BY_LANGUAGE), sources: IDS })),
    designations: list(
      object({
        kind: oneOf(['GI', 'OCOP', 'trademark']),
        name: BY_LANGUAGE,
        year: orNull(WHOLE),
        decision: orNull(TEXT),
        sources: IDS,
      }),
    ),
    ...FOR_VISITORS,
    listings: IDS,
  }),
  place: object({
    kind: oneOf(PLACE_KINDS),
    parent: orNull(ID),
    coordinates: orNull(
      object({ lon: NUMBER, lat: NUMBER, precision: oneOf(['exact', 'commune', 'province']) }),
    ),
    codes: list(object({ scheme: TEXT, code: TEXT, validFrom: orNull(DAY), validTo: orNull(DAY) })),
    succeededBy: IDS,
  }),
  community: object({
    parent: orNull(ID),
    codes: object({ qd121: orNull(TEXT), qd1019: orNull(TEXT) }),
    family: orNull(BY_LANGUAGE),
    languages: list(TEXT),
    scripts: list(TEXT),
    population: list(object({ year: WHOLE, count: WHOLE, scope: TEXT, sources: IDS })),
    custodians: IDS,
    protocols: IDS,
    approach: list(SAID),
  }),
  listing: object({
    list: oneOf(HERITAGE_LISTS),
    unescoList: orNull(oneOf(UNESCO_LISTS)),
    year: orNull(WHOLE),
    proclaimed: orNull(WHOLE),
    decision: orNull(TEXT),
    domain: orNull(oneOf(ICH_DOMAINS)),
    law2024: orNull(ID),
    circular2010: orNull(ID),
    countries: list(TEXT),
    basis: object({
      whose: orNull(oneOf(FACT_BASES)),
      year: orNull(oneOf(FACT_BASES)),
      category: orNull(oneOf(FACT_BASES)),
    }),
  }),
  occurrence: object({
    of: orNull(ID),
    status: oneOf(OCCURRENCE_STATUSES),
    start: DAY,
    end: DAY,
    date: EDTF,
  }),
  person: object({ role: orNull(BY_LANGUAGE) }),
  organisation: object({ role: orNull(BY_LANGUAGE), url: orNull(URI) }),
  collection: object({ provenance: orNull(BY_LANGUAGE), extent: orNull(BY_LANGUAGE) }),
  protocol: object({ owner: orNull(ID), asks: BY_LANGUAGE }),
  source: object({
    citation: object({
      title: TEXT,
      author: orNull(TEXT),
      publisher: orNull(TEXT),
      date: orNull(EDTF),
      url: orNull(TEXT),
      kind: TEXT,
    }),
    dateRead: DAY,
    licence: TEXT,
  }),
  story: STORY_FACTS_SCHEMA,
  bulletin: object({ items: IDS, script: orNull(BY_LANGUAGE), audio: orNull(ID) }),
  media: object({
    kind: oneOf(MEDIA_KINDS),
    durationSeconds: orNull(NUMBER),
    widthPx: orNull(WHOLE),
    heightPx: orNull(WHOLE),
    file: orNull(object({ url: URI, mediaType: TEXT, sizeBytes: WHOLE })),
    tracks: list(object({ kind: TEXT, lang: TEXT, url: URI })),
    speechLanguages: list(TEXT),
    synthetic: YES_OR_NO,
    alt: BY_LANGUAGE,
    creator: orNull(TEXT),
    madeOn: orNull(EDTF),
    madeAt: orNull(ID),
  }),
  concept: object({
    scheme: TEXT,
    altLabels: { type: 'object', additionalProperties: list(TEXT) },
    broader: orNull(ID),
    exactMatch: list(URI),
  }),
};
