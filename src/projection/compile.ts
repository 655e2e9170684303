import { hash } from 'node:crypto';
import type { MediaDescription } from '#domain/media-description.ts';
import type { PublicMediaFacts } from '#domain/public/media.ts';
import type { PublicCard } from '#domain/public/record.ts';
import { CHANNELS, type Channel } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord, ArchiveRecordOf } from '#domain/record.ts';
import {
  type IndexEntry,
  PROJECTION_FILES,
  type ProjectionIndex,
  type SearchOnlyNames,
} from '#public-records/format.ts';
import type { InputKey } from '#public-records/reader.ts';
import { type CardSources, toCard } from './card.ts';
import { changedInputs } from './changed-inputs.ts';
import { createProjectionContext } from './context.ts';
import type { Ledger } from './ledger.ts';
import { lineWriter } from './line-writer.ts';
import { collectLists } from './lists.ts';
import { releaseFiles, toMediaFacts } from './media-facts.ts';
import { project } from './project.ts';
import { findSimilar, toComparable } from './similar.ts';
import { exonymsOf } from './titles.ts';
import type { Viewer } from './viewer.ts';
import { readStandingIndex, replaceProjection } from './write-projection.ts';

export interface CompileOptions {
  catalogue: {
    get(id: string): ArchiveRecord | null;
    /** Every record, in the same order each time. Read twice. */
    all(): Iterable<ArchiveRecord>;
  };
  describe(sourceSha256: string): MediaDescription | null;
  ledger: Ledger;
  now: Date;
  timeZone: string;
  scheduler: boolean;
  /** Where the projection stands; replaced as a whole. */
  folder: string;
}

export interface CompiledProjection {
  hash: string;
  /** Earliest instant at which time alone changes the projection, ISO 8601. */
  validUntil: string | null;
  entries: number;
  tombstones: number;
  /** Inputs of pages that are new, gone or different from what stood in `folder`. */
  changed: InputKey[];
}

const PUBLIC: Viewer = { kind: 'public' };

/** Projects the whole catalogue for the public and writes it (format.ts). */
export async function compileProjection(options: CompileOptions): Promise<CompiledProjection> {
  const { catalogue, describe, now } = options;
  let similarTo: ReturnType<typeof findSimilar> = () => [];
  const context = createProjectionContext({
    records: catalogue.all(),
    get: catalogue.get,
    describe,
    withdrawn: options.ledger,
    timeZone: options.timeZone,
    scheduler: options.scheduler,
    viewer: PUBLIC,
    now,
    similarTo: (id) => similarTo(id),
  });
  const survey = surveyVisible(catalogue.all(), context.visible);
  similarTo = findSimilar(survey.comparables);
  const sources = cardSources(survey, (media) => toMediaFacts(media, context));

  const records = lineWriter();
  const cards = lineWriter();
  const lists = collectLists();
  const entries: IndexEntry[] = [];
  const titles: { id: string; title: string }[] = [];
  const channels = new Map<Channel, string[]>(CHANNELS.map((channel) => [channel, []]));
  const searchOnly: SearchOnlyNames = {};
  let validUntil: string | null = null;
  for (const record of catalogue.all()) {
    const nextChangeAt = context.decision(record.id)?.nextChangeAt ?? null;
    if (nextChangeAt !== null && (validUntil === null || nextChangeAt < validUntil)) {
      validUntil = nextChangeAt;
    }
    const entry = project(record, PUBLIC, now, context);
    if (entry === null) continue;
    const card = toCard(entry, sources);
    const isTombstone = entry.type === 'tombstone';
    const page = isTombstone || entry.channels.includes('page');
    const line = records.write(JSON.stringify(entry));
    const cardLine = cards.write(JSON.stringify(card));
    entries.push({
      id: entry.id,
      type: entry.type,
      routeType: isTombstone ? entry.formerType : entry.type,
      slug: entry.slug,
      formerSlugs: entry.formerSlugs,
      page,
      at: line.at,
      length: line.length,
      hash: line.hash,
      cardAt: cardLine.at,
      cardLength: cardLine.length,
      cardHash: cardLine.hash,
    });
    if (isTombstone) continue;
    for (const channel of entry.channels) channels.get(channel)?.push(entry.id);
    if (!page) continue;
    lists.add(entry, card);
    titles.push({ id: entry.id, title: sortTitle(card) });
    const exonyms = exonymsOf(record);
    if (exonyms.length > 0 && entry.channels.includes('search')) searchOnly[entry.id] = exonyms;
  }

  const index = toIndex({
    entries,
    lists: lists.finish(inVietnameseOrder(titles)),
    validUntil,
    besides: [Object.fromEntries(channels), searchOnly],
  });
  const changed = changedInputs(readStandingIndex(options.folder), index);
  replaceProjection(options.folder, {
    [PROJECTION_FILES.records]: records.bytes(),
    [PROJECTION_FILES.cards]: cards.bytes(),
    [PROJECTION_FILES.channels]: JSON.stringify(Object.fromEntries(channels)),
    [PROJECTION_FILES.searchOnly]: JSON.stringify(searchOnly),
    [PROJECTION_FILES.files]: JSON.stringify(releaseFiles(survey.media.values(), describe)),
    [PROJECTION_FILES.index]: JSON.stringify(index),
  });
  return {
    hash: index.hash,
    validUntil,
    entries: entries.length,
    tombstones: entries.filter(({ type }) => type === 'tombstone').length,
    changed,
  };
}

interface Survey {
  comparables: NonNullable<ReturnType<typeof toComparable>>[];
  media: Map<string, ArchiveRecordOf<'media'>>;
  months: Map<string, number[]>;
}

/** What has to be known of all visible records before the first can be written. */
function surveyVisible(
  records: Iterable<ArchiveRecord>,
  isVisible: (id: string) => boolean,
): Survey {
  const survey: Survey = { comparables: [], media: new Map(), months: new Map() };
  for (const record of records) {
    if (!isVisible(record.id)) continue;
    const comparable = toComparable(record, isVisible);
    if (comparable !== null) survey.comparables.push(comparable);
    if (record.type === 'media') survey.media.set(record.id, record);
    if (record.type === 'occurrence') {
      const month = Number(record.start.slice(5, 7));
      survey.months.set(record.of, [...(survey.months.get(record.of) ?? []), month]);
    }
  }
  return survey;
}

function cardSources(
  { media, months }: Survey,
  toFacts: (media: ArchiveRecordOf<'media'>) => PublicMediaFacts,
): CardSources {
  const facts = new Map<string, PublicMediaFacts | null>();
  return {
    mediaFacts(id) {
      const known = facts.get(id);
      if (known !== undefined) return known;
      const record = media.get(id);
      const made = record === undefined ? null : toFacts(record);
      facts.set(id, made);
      return made;
    },
    monthsOfHoldings: (festivalId) => months.get(festivalId) ?? [],
  };
}

function sortTitle({ id, titles }: PublicCard): string {
  return titles['vi']?.title ?? Object.values(titles)[0]?.title ?? id;
}

function inVietnameseOrder(titles: { id: string; title: string }[]): string[] {
  const collator = new Intl.Collator('vi');
  return titles
    .sort((a, b) => collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

function toIndex({
  entries,
  lists,
  validUntil,
  besides,
}: {
  entries: IndexEntry[];
  lists: Record<string, string[]>;
  validUntil: string | null;
  besides: unknown[];
}): ProjectionIndex {
  const hashed: ProjectionIndex['lists'] = {};
  for (const [name, ids] of Object.entries(lists)) {
    hashed[name] = { ids, hash: shortHash(ids.join('\n')) };
  }
  const whole = [
    ...entries.map((entry) => `${entry.id} ${entry.hash} ${entry.cardHash}`),
    ...Object.entries(hashed).map(([name, list]) => `${name} ${list.hash}`),
    JSON.stringify(besides),
  ].join('\n');
  return { version: 1, hash: shortHash(whole), validUntil, entries, lists: hashed };
}

function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
