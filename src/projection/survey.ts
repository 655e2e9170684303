import { descriptionKey, mediaSettings } from '#domain/media-settings.ts';
import type { CalendarRule } from '#domain/public/calendar-rule.ts';
import type { MediaKind, OccurrenceStatus } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { type AccessSubject, toAccessSubject } from './access-subject.ts';
import { toPublicCalendarRule } from './calendar-rule.ts';
import { type Comparable, toComparable } from './similar.ts';

/** What the calendar needs of a festival. */
export interface SurveyedFestival {
  rule: CalendarRule;
  communities: string[];
  places: string[];
}

/** What the calendar needs of an occurrence. */
export interface SurveyedHolding {
  of: string;
  status: OccurrenceStatus;
  start: string;
  end: string;
  communities: string[];
  places: string[];
}

/** What cards need of a media record; `described` names its description. */
export interface SurveyedMedia {
  kind: MediaKind;
  described: string;
  synthetic: boolean;
  speechLanguages: readonly string[];
}

/** What must be known of every record before any can be projected; little of each, so that all fit in memory. */
export interface SurveyRow {
  subject: AccessSubject;
  /** Media it puts before its readers. */
  shows: string[];
  comparable: Comparable | null;
  /** Of a media record. */
  asset: SurveyedMedia | null;
  festival: SurveyedFestival | null;
  /** Of an occurrence. */
  holding: SurveyedHolding | null;
}

export interface Survey {
  subjects: Map<string, AccessSubject>;
  /** Records that put a media asset before their readers, by its id. */
  users: Map<string, string[]>;
  comparables: Comparable[];
  media: Map<string, SurveyedMedia>;
  festivals: ({ id: string } & SurveyedFestival)[];
  holdings: ({ id: string } & SurveyedHolding)[];
}

export function toSurveyRow(record: ArchiveRecord): SurveyRow {
  return {
    subject: toAccessSubject(record),
    shows: [...mediaShownBy(record)],
    comparable: toComparable(record),
    asset:
      record.type === 'media'
        ? {
            kind: record.kind,
            described: descriptionKey(record.original.sha256, mediaSettings(record)),
            synthetic: record.synthetic,
            speechLanguages: record.speechLanguages,
          }
        : null,
    festival: festivalOf(record),
    holding: holdingOf(record),
  };
}

function festivalOf(record: ArchiveRecord): SurveyedFestival | null {
  if (record.type !== 'festival') return null;
  const { calendar, communities, places } = record;
  return { rule: toPublicCalendarRule(calendar), communities, places };
}

function holdingOf(record: ArchiveRecord): SurveyedHolding | null {
  if (record.type !== 'occurrence') return null;
  const { of, status, start, end, communities, places } = record;
  return { of, status, start, end: end ?? start, communities, places };
}

export function gatherSurvey(rows: Iterable<SurveyRow>): Survey {
  const survey: Survey = {
    subjects: new Map(),
    users: new Map(),
    comparables: [],
    media: new Map(),
    festivals: [],
    holdings: [],
  };
  for (const { subject, shows, comparable, asset, festival, holding } of rows) {
    const { id } = subject;
    survey.subjects.set(id, subject);
    if (comparable !== null) survey.comparables.push(comparable);
    for (const media of shows) {
      const known = survey.users.get(media);
      if (known === undefined) survey.users.set(media, [id]);
      else known.push(id);
    }
    if (asset !== null) survey.media.set(id, asset);
    if (festival !== null) survey.festivals.push({ id, ...festival });
    if (holding !== null) survey.holdings.push({ id, ...holding });
  }
  return survey;
}

/** What a media record itself lists counts for nothing: media cannot make each other public. */
function mediaShownBy(record: ArchiveRecord): Set<string> {
  if (record.type === 'media') return new Set();
  const named = new Set(record.media);
  if (record.type === 'story') {
    for (const block of record.blocks) if (block.kind === 'media') named.add(block.media);
  }
  if (record.type === 'bulletin' && record.audio !== undefined) named.add(record.audio);
  return named;
}
