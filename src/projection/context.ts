import type { MediaDescription } from '#domain/media-description.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { type AccessSubject, toAccessSubject } from './access-subject.ts';
import { type Decision, decideSubject } from './decide.ts';
import type { Ledger } from './ledger.ts';
import { type Moment, momentOf } from './moment.ts';
import type { AccessContext } from './verdict.ts';
import type { Viewer } from './viewer.ts';

/** Everything besides the record that a projection reads; made for one viewer and one moment. */
export interface ProjectionContext {
  get(id: string): ArchiveRecord | null;
  /** What the pipeline knows of an original; `null` while it has not been worked on. */
  describe(sourceSha256: string): MediaDescription | null;
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
  /** Every record of the catalogue, whatever its access. */
  records: Iterable<ArchiveRecord>;
  get(id: string): ArchiveRecord | null;
  describe(sourceSha256: string): MediaDescription | null;
  withdrawn: Ledger;
  timeZone: string;
  scheduler: boolean;
  viewer: Viewer;
  now: Date;
  similarTo?: ProjectionContext['similarTo'];
}

/** Reads all records once, keeping only what access is decided by. Decisions are made when asked, once. */
export function createProjectionContext(options: ContextOptions): ProjectionContext {
  const { viewer, now, timeZone } = options;
  const moment: Moment = momentOf(now, timeZone);
  const subjects = new Map<string, AccessSubject>();
  const users = new Map<string, string[]>();
  for (const record of options.records) {
    subjects.set(record.id, toAccessSubject(record));
    for (const media of mediaNamedBy(record)) {
      const known = users.get(media);
      if (known === undefined) users.set(media, [record.id]);
      else known.push(record.id);
    }
  }
  const access: AccessContext = {
    get: (id) => subjects.get(id) ?? null,
    usersOf: (mediaId) => users.get(mediaId) ?? [],
    withdrawn: options.withdrawn,
    scheduler: options.scheduler,
  };
  const decisions = new Map<string, Decision | null>();
  const decision = (id: string): Decision | null => {
    const known = decisions.get(id);
    if (known !== undefined) return known;
    const subject = subjects.get(id);
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

/** Media a record puts before its readers; what a media record itself lists counts for nothing. */
function mediaNamedBy(record: ArchiveRecord): Set<string> {
  if (record.type === 'media') return new Set();
  const named = new Set(record.media);
  if (record.type === 'story') {
    for (const block of record.blocks) if (block.kind === 'media') named.add(block.media);
  }
  if (record.type === 'bulletin' && record.audio !== undefined) named.add(record.audio);
  return named;
}
