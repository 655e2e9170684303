import type { MediaDescription } from '#domain/media-description.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { type Decision, decideSubject } from './decide.ts';
import type { Ledger } from './ledger.ts';
import { momentOf } from './moment.ts';
import type { Survey } from './survey.ts';
import type { AccessContext } from './verdict.ts';
import type { Viewer } from './viewer.ts';

/** Everything besides the record that a projection reads; made for one viewer and one moment. */
export interface ProjectionContext {
  get(id: string): ArchiveRecord | null;
  /** What the pipeline knows of an original; `null` while it has not been worked on. */
  describe(key: string): MediaDescription | null;
  withdrawn: Ledger;
  timeZone: string;
  scheduler: boolean;
  decision(id: string): Decision | null;
  /** May this viewer meet the record on a page? Every reference to another is dropped. */
  visible(id: string): boolean;
  /** Records much like this one, best first, all visible; see similar.ts. */
  similarTo(id: string): { id: string; because: string[] }[];
}

export interface ContextOptions {
  /** Of every record of the catalogue, whatever its access. */
  survey: Survey;
  get(id: string): ArchiveRecord | null;
  describe(key: string): MediaDescription | null;
  withdrawn: Ledger;
  timeZone: string;
  scheduler: boolean;
  viewer: Viewer;
  now: Date;
  similarTo?: ProjectionContext['similarTo'];
}

/** Decisions are made when asked for, once each. */
export function createProjectionContext(options: ContextOptions): ProjectionContext {
  const { survey, viewer, now, timeZone } = options;
  const moment = momentOf(now, timeZone);
  const access: AccessContext = {
    get: (id) => survey.subjects.get(id) ?? null,
    usersOf: (mediaId) => survey.users.get(mediaId) ?? [],
    withdrawn: options.withdrawn,
    scheduler: options.scheduler,
  };
  const decisions = new Map<string, Decision | null>();
  const decision = (id: string): Decision | null => {
    const known = decisions.get(id);
    if (known !== undefined) return known;
    const subject = survey.subjects.get(id);
    const made = subject === undefined ? null : decideSubject(subject, viewer, moment, access);
    decisions.set(id, made);
    return made;
  };
  return {
    get: options.get,
    describe: options.describe,
    withdrawn: options.withdrawn,
    timeZone,
    scheduler: options.scheduler,
    decision,
    visible: (id) => decision(id)?.channels.includes('page') ?? false,
    similarTo: options.similarTo ?? (() => []),
  };
}
