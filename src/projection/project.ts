import type { PublicEntry, PublicRecord, PublicRights, Tombstone } from '#domain/public/record.ts';
import { type ArchiveRecord, slugOf } from '#domain/record.ts';
import { toAccessSubject } from './access-subject.ts';
import type { ProjectionContext } from './context.ts';
import { toFacts } from './facts.ts';
import { momentOf } from './moment.ts';
import { toPublicText } from './text.ts';
import { bareTexts, displayedNames } from './titles.ts';
import { maySayTitle } from './verdict.ts';
import type { Viewer } from './viewer.ts';

/** Nobody has said what may be done with it: Copyright Not Evaluated (rightsstatements.org). */
const RIGHTS_NOT_SAID: PublicRights = {
  licence: 'CNE',
  holder: null,
  attribution: null,
  labels: [],
};

/**
 * THE GATE: a record as one viewer may see it at one moment, or `null` where nothing of it may be
 * known. Every field is named here by hand; nothing private is ever spread into the result.
 * `context` must have been made for the same viewer and moment.
 */
export function project(
  record: ArchiveRecord,
  _viewer: Viewer,
  _now: Date,
  context: ProjectionContext,
): PublicEntry | null {
  const decision = context.decision(record.id);
  if (decision === null) return null;
  if (decision.tombstone) return toTombstone(record, context);
  if (!decision.visible) return null;
  const { visible } = context;
  const textsIn = (voice: 'curator' | 'narrative') =>
    record.texts.filter((text) => text.voice === voice).map((text) => toPublicText(text, visible));
  return {
    id: record.id,
    type: record.type,
    slug: slugOf(record),
    formerSlugs: record.formerSlugs,
    review: record.review,
    channels: decision.channels,
    texts: [...textsIn('curator'), ...bareTexts(record, context.get)],
    narratives: textsIn('narrative'),
    names: displayedNames(record, visible),
    communities: record.communities.filter(visible),
    places: record.places.filter(visible),
    concepts: record.concepts.filter(visible),
    media: record.media.filter(visible),
    sources: record.sources.filter(visible),
    related: record.related
      .filter(({ id }) => visible(id))
      .map(({ id, reason }) => ({ id, reason: reason ?? null })),
    similar: context.similarTo(record.id),
    rights: toPublicRights(record.rights),
    history: record.history.map(({ date, note }) => ({ date, note })),
    facts: toFacts(record, context),
    // The type and its facts come from one record.
  } as PublicRecord;
}

function toPublicRights(rights: ArchiveRecord['rights']): PublicRights {
  if (rights === undefined) return RIGHTS_NOT_SAID;
  return {
    licence: rights.licence,
    holder: rights.holder ?? null,
    attribution: rights.attribution ?? null,
    labels: rights.labels.map(({ kind, type, hubProject }) => ({
      kind,
      type,
      hubProject: hubProject ?? null,
    })),
  };
}

function toTombstone(record: ArchiveRecord, context: ProjectionContext): Tombstone {
  const line = context.withdrawn.get(record.id);
  const access = record.access?.level === 'withdrawn' ? record.access : undefined;
  const titles = [
    ...record.texts.filter(({ voice }) => voice === 'curator'),
    // A holding is titled by its festival, which may be gone as well.
    ...(record.type === 'occurrence' ? [] : bareTexts(record, context.get)),
  ].map(({ lang, title }) => [lang, title] as const);
  const permitted = maySayTitle(toAccessSubject(record), context.withdrawn) && titles.length > 0;
  const writtenOn = line === undefined ? null : momentOf(new Date(line.at), context.timeZone).today;
  return {
    id: record.id,
    type: 'tombstone',
    formerType: record.type,
    slug: slugOf(record),
    formerSlugs: record.formerSlugs,
    withdrawnOn: access?.withdrawnOn ?? writtenOn,
    title: permitted ? Object.fromEntries(titles) : null,
    reason: access?.reason ?? line?.reason ?? null,
  };
}
