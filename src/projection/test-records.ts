import {
  type ArchiveRecord,
  type RecordDraft,
  type RecordFacts,
  RecordSchema,
  type RecordText,
} from '#domain/record.ts';
import { createProjectionContext, type ProjectionContext } from './context.ts';
import { EMPTY_LEDGER, type Ledger } from './ledger.ts';
import { project } from './project.ts';
import { gatherSurvey, toSurveyRow } from './survey.ts';
import type { Viewer } from './viewer.ts';

export const PUBLIC: Viewer = { kind: 'public' };
export const OPEN = { level: 'public' } as const;

/** Drafts of one type, with what the schema asks of all. */
type Draft<T extends RecordDraft['type']> = Omit<Extract<RecordDraft, { type: T }>, 'review'> & {
  review?: RecordDraft['review'];
};

/** A real record, parsed by the schema; `texts` as the catalogue would have compiled them. */
export function aRecord<T extends RecordDraft['type']>(
  draft: { type: T } & Draft<T>,
  texts: RecordText[] = [aText({ title: `Bản ghi ${draft.id}` })],
  cues: ArchiveRecord['cues'] = [],
): ArchiveRecord {
  const facts: RecordFacts = RecordSchema.parse({
    review: 'compiled-from-public-sources',
    ...draft,
  });
  return { ...facts, texts, cues, folder: `content/${draft.id}` };
}

export function aText(parts: Partial<RecordText> & { title: string }): RecordText {
  return {
    lang: 'vi',
    voice: 'curator',
    status: 'draft',
    summaryText: null,
    summarySources: [],
    blocks: [],
    ...parts,
  };
}

export interface Setting {
  viewer?: Viewer;
  now?: Date;
  withdrawn?: Ledger;
  scheduler?: boolean;
  describe?: ProjectionContext['describe'];
}

export const NOON = new Date('2026-11-21T05:00:00Z');

export function contextOf(records: ArchiveRecord[], setting: Setting = {}): ProjectionContext {
  const byId = new Map(records.map((record) => [record.id, record]));
  return createProjectionContext({
    survey: gatherSurvey(records.map(toSurveyRow)),
    get: (id) => byId.get(id) ?? null,
    describe: setting.describe ?? (() => null),
    withdrawn: setting.withdrawn ?? EMPTY_LEDGER,
    timeZone: 'Asia/Ho_Chi_Minh',
    scheduler: setting.scheduler ?? true,
    viewer: setting.viewer ?? PUBLIC,
    now: setting.now ?? NOON,
  });
}

/** The first of `records` as a viewer sees it, the others standing around it. */
export function projectFirst(records: [ArchiveRecord, ...ArchiveRecord[]], setting: Setting = {}) {
  const { viewer = PUBLIC, now = NOON } = setting;
  return project(records[0], viewer, now, contextOf(records, setting));
}
