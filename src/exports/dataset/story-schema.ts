import {
  BY_LANGUAGE,
  ID,
  IDS,
  type JsonSchema,
  list,
  NUMBER,
  object,
  orNull,
  TEXT,
} from '../json-schema.ts';

/** A paragraph, a heading, a list, in plain words. */
export const BODY = list(object({ kind: TEXT, text: TEXT, sources: IDS }));

const kind = (name: string): JsonSchema => ({ const: name });

/** JSON Schema of a story's facts. */
export const STORY_FACTS_SCHEMA: JsonSchema = object({
  blocks: list({
    anyOf: [
      object({ kind: kind('prose'), texts: list(object({ lang: TEXT, body: BODY })) }),
      object({
        kind: kind('media'),
        media: ID,
        startSeconds: orNull(NUMBER),
        endSeconds: orNull(NUMBER),
      }),
      object({
        kind: kind('detail'),
        media: ID,
        region: object({ x: NUMBER, y: NUMBER, width: NUMBER, height: NUMBER }),
        caption: orNull(BY_LANGUAGE),
      }),
      object({
        kind: kind('chapters'),
        media: ID,
        chapters: list(object({ startSeconds: NUMBER, title: BY_LANGUAGE, records: IDS })),
      }),
      object({ kind: kind('record'), record: ID }),
      object({ kind: kind('map'), places: IDS }),
      object({ kind: kind('comparison'), records: IDS }),
    ],
  }),
});
