import { REVIEW_STATES } from '#domain/public/vocabulary.ts';
import {
  BY_LANGUAGE,
  DAY,
  EDTF,
  ID,
  IDS,
  INSTANT,
  type JsonSchema,
  list,
  object,
  oneOf,
  orNull,
  TEXT,
  URI,
  WHOLE,
} from '../json-schema.ts';
import { NATIONAL_PROFILE, NATIONAL_TYPES } from './profile.ts';

/** JSON Schema (2020-12) of a line of the national profile. */
export const NATIONAL_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: `${NATIONAL_PROFILE.name} ${NATIONAL_PROFILE.version}`,
  description: `${NATIONAL_PROFILE.statusText.vi} / ${NATIONAL_PROFILE.statusText.en}`,
  ...object({
    profile: { const: NATIONAL_PROFILE.name },
    profileVersion: { const: NATIONAL_PROFILE.version },
    profileStatus: { const: NATIONAL_PROFILE.status },
    id: ID,
    ark: TEXT,
    url: orNull(URI),
    type: object({ code: TEXT, vi: TEXT, en: TEXT }),
    recordType: oneOf(Object.keys(NATIONAL_TYPES)),
    titles: BY_LANGUAGE,
    summaries: BY_LANGUAGE,
    ethnicGroups: list(
      object({
        id: ID,
        nameVi: orNull(TEXT),
        codeQd121: orNull(TEXT),
        codeQd1019: orNull(TEXT),
        codedAs: orNull(ID),
      }),
    ),
    places: list(
      object({
        id: ID,
        nameVi: orNull(TEXT),
        codes: list(
          object({
            of: ID,
            relation: oneOf(['own', 'containing', 'successor']),
            scheme: TEXT,
            code: TEXT,
            validFrom: orNull(DAY),
            validTo: orNull(DAY),
          }),
        ),
      }),
    ),
    heritageTypes: list(object({ id: ID, vi: orNull(TEXT) })),
    listing: orNull(object({ list: TEXT, year: orNull(WHOLE), decision: orNull(TEXT) })),
    date: orNull(EDTF),
    review: oneOf(REVIEW_STATES),
    licence: TEXT,
    rightsHolder: orNull(TEXT),
    attribution: orNull(TEXT),
    sources: IDS,
    modified: INSTANT,
  }),
};
