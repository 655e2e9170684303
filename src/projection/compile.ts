import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { PROJECTION_FILES } from '#public-records/format.ts';
import type { InputKey } from '#public-records/reader.ts';
import { type GatheredCalendar, gatherCalendar } from './calendar.ts';
import { cardSources } from './card-sources.ts';
import { changedInputs } from './changed-inputs.ts';
import { compilePiece } from './compile-piece.ts';
import { createProjectionContext, type ProjectionContext } from './context.ts';
import type { IssuedDate, IssuedDates } from './issued-dates.ts';
import type { Ledger } from './ledger.ts';
import { openLineWriter } from './lines.ts';
import { type Piece, type PieceEntry, readPieces, writePieces } from './pieces.ts';
import { openNextFolder, readStandingIndex, replaceFolder } from './projection-folder.ts';
import { gatherIndex } from './projection-index.ts';
import { trackReads } from './reads.ts';
import { findSimilar, type SimilarTo } from './similar.ts';
import { openStandingLines } from './standing-lines.ts';
import { gatherSurvey, type Survey, type SurveyRow, toSurveyRow } from './survey.ts';
import { maySayTitle } from './verdict.ts';
import type { Viewer } from './viewer.ts';

export interface CompileOptions {
  catalogue: {
    get(id: string): ArchiveRecord | null;
    /** Every record, in the same order each time. */
    all(): Iterable<ArchiveRecord>;
    /** Ids in the order of `all`, and what names the content of each: only with both can work be kept. */
    ids?(): readonly string[];
    hashOf?(id: string): string | null;
  };
  describe(key: string): MediaDescription | null;
  ledger: Ledger;
  /** Dates given out by earlier projections; none when not said. */
  issuedDates?: IssuedDates;
  now: Date;
  timeZone: string;
  scheduler: boolean;
  /** Where the projection stands; replaced as a whole. */
  folder: string;
  /** For whom; the public, when not said. What is made for others is private. */
  viewer?: Viewer;
  /** A private file in which to keep what need not be made again, and what names the program that made it. */
  keep?: { file: string; programKey: string };
}

export interface CompiledProjection {
  hash: string;
  /** Earliest instant at which time alone changes the projection, ISO 8601. */
  validUntil: string | null;
  entries: number;
  tombstones: number;
  /** Dates given out for the first time; the caller appends them to their ledger. */
  newlyIssued: IssuedDate[];
  /** Inputs of pages that are new, gone or different from what stood in `folder`. */
  changed: InputKey[];
  /** How many records were projected anew; the lines of the others were carried over. */
  projected: number;
  /** Records the viewer meets on a page and the public does not; none for the public. */
  withheld: readonly string[];
}

const PUBLIC: Viewer = { kind: 'public' };

/** Projects the whole catalogue for the public, or for the viewer, and writes it (format.ts). */
export async function compileProjection(options: CompileOptions): Promise<CompiledProjection> {
  const { catalogue, folder, keep, viewer = PUBLIC } = options;
  const hashOf = (id: string) => catalogue.hashOf?.(id) ?? null;
  const standing = readStandingIndex(folder);
  const isPublic = viewer.kind === 'public';
  const program = `${keep?.programKey} ${options.timeZone}${isPublic ? '' : JSON.stringify(viewer)}`;
  const kept =
    keep === undefined
      ? new Map<string, Piece>()
      : readPieces(keep.file, { program, projection: standing?.hash ?? '' });
  const unchanged = (id: string): Piece | null => {
    const piece = kept.get(id);
    return piece !== undefined && piece.hash === hashOf(id) ? piece : null;
  };

  const rows = surveyRows(catalogue, unchanged);
  const survey = gatherSurvey(rows.values());
  let similarTo: SimilarTo = () => [];
  const describe = onceEach(options.describe);
  const contextFor = (whom: Viewer) =>
    createProjectionContext({
      survey,
      get: catalogue.get,
      describe,
      withdrawn: options.ledger,
      timeZone: options.timeZone,
      scheduler: options.scheduler,
      viewer: whom,
      now: options.now,
      similarTo: (id) => similarTo(id),
    });
  const context = contextFor(viewer);
  similarTo = findSimilar(survey.comparables, context.visible);
  const tracker = trackReads({ ...context, ...cardSources(survey, context) }, hashOf);

  const next = openNextFolder(folder);
  const records = openLineWriter(join(next, PROJECTION_FILES.records));
  const cards = openLineWriter(join(next, PROJECTION_FILES.cards));
  const lines = kept.size === 0 ? null : openStandingLines(folder);
  const pieces: [string, Piece][] = [];
  let accessChangesAt: string | null = null;
  let projected = 0;
  for (const [id, row] of rows) {
    const changesAt = context.decision(id)?.nextChangeAt ?? null;
    if (changesAt !== null && (accessChangesAt === null || changesAt < accessChangesAt)) {
      accessChangesAt = changesAt;
    }
    const piece = unchanged(id);
    const carried =
      piece !== null && tracker.stillHolds(piece.reads)
        ? lines?.carry(piece.entry, { records, cards })
        : undefined;
    if (piece !== null && carried !== undefined) {
      pieces.push([id, { ...piece, entry: carried }]);
      continue;
    }
    const record = catalogue.get(id);
    if (record === null) continue;
    projected += 1;
    const entry = compilePiece(record, options.now, { viewer, tracker, records, cards });
    pieces.push([id, { hash: hashOf(id) ?? '', row, reads: tracker.take(), entry }]);
  }
  records.close();
  cards.close();
  lines?.close();

  const entries = pieces.flatMap(([, { entry }]) => entry ?? []);
  const gathered = calendarOf(entries, { survey, context, options });
  const validUntil =
    accessChangesAt !== null && accessChangesAt < gathered.validUntil
      ? accessChangesAt
      : gathered.validUntil;
  const { index, channels, searchOnly } = gatherIndex(entries, gathered.index, validUntil);
  const writeJson = (name: string, value: unknown) =>
    writeFileSync(join(next, name), JSON.stringify(value));
  writeJson(PROJECTION_FILES.channels, channels);
  writeJson(PROJECTION_FILES.searchOnly, searchOnly);
  writeJson(
    PROJECTION_FILES.files,
    entries.flatMap(({ files }) => files),
  );
  writeJson(PROJECTION_FILES.calendar, gathered.calendar);
  writeJson(PROJECTION_FILES.index, index);
  replaceFolder(folder, next);
  if (keep !== undefined) writePieces(keep.file, { program, projection: index.hash }, pieces);
  const toAll = isPublic ? context : contextFor(PUBLIC);
  return {
    hash: index.hash,
    validUntil,
    entries: index.entries.length,
    tombstones: index.entries.filter(({ type }) => type === 'tombstone').length,
    newlyIssued: gathered.newlyIssued,
    changed: changedInputs(standing, index),
    projected,
    withheld: isPublic
      ? []
      : index.entries.flatMap(({ id, page }) => (page && !toAll.visible(id) ? [id] : [])),
  };
}

function calendarOf(
  entries: readonly PieceEntry[],
  {
    survey,
    context,
    options: { issuedDates, ledger, now },
  }: { survey: Survey; context: ProjectionContext; options: CompileOptions },
): GatheredCalendar {
  const listed = entries.flatMap((entry) => entry.listed ?? []);
  return gatherCalendar({
    survey,
    context,
    maySayTitle(id) {
      const subject = survey.subjects.get(id);
      return subject !== undefined && maySayTitle(subject, ledger);
    },
    above: new Map(listed.map(({ id, above }) => [id, above])),
    provinces: new Set(
      listed.filter(({ names }) => names.includes('place-kind:province')).map(({ id }) => id),
    ),
    issued: issuedDates ?? new Map(),
    now,
  });
}

/** Reads every record that is not known unchanged. */
function surveyRows(
  { get, all, ids, hashOf }: CompileOptions['catalogue'],
  unchanged: (id: string) => Piece | null,
): Map<string, SurveyRow> {
  const rows = new Map<string, SurveyRow>();
  if (ids === undefined || hashOf === undefined) {
    for (const record of all()) rows.set(record.id, toSurveyRow(record));
    return rows;
  }
  for (const id of ids()) {
    const piece = unchanged(id);
    const record = piece === null ? get(id) : null;
    if (piece !== null) rows.set(id, piece.row);
    else if (record !== null) rows.set(id, toSurveyRow(record));
  }
  return rows;
}

/** A run beside us may finish a description meanwhile; within one projection an original has one. */
function onceEach(describe: CompileOptions['describe']): CompileOptions['describe'] {
  const known = new Map<string, MediaDescription | null>();
  return (sha256) => {
    const before = known.get(sha256);
    if (before !== undefined) return before;
    const description = describe(sha256);
    known.set(sha256, description);
    return description;
  };
}
