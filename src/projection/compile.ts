import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { PROJECTION_FILES, type ReleaseFile } from '#public-records/format.ts';
import type { InputKey } from '#public-records/reader.ts';
import { toCard } from './card.ts';
import { cardSources } from './card-sources.ts';
import { changedInputs } from './changed-inputs.ts';
import { createProjectionContext } from './context.ts';
import type { Ledger } from './ledger.ts';
import { openLineWriter } from './line-writer.ts';
import { releaseFiles } from './media-facts.ts';
import { project } from './project.ts';
import { openNextFolder, readStandingIndex, replaceFolder } from './projection-folder.ts';
import { collectIndex } from './projection-index.ts';
import { findSimilar, type SimilarTo } from './similar.ts';
import { surveyRecords } from './survey.ts';
import { exonymsOf } from './titles.ts';
import type { Viewer } from './viewer.ts';

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
  const { catalogue, describe, now, folder } = options;
  const survey = surveyRecords(catalogue.all());
  let similarTo: SimilarTo = () => [];
  const context = createProjectionContext({
    survey,
    get: catalogue.get,
    describe,
    withdrawn: options.ledger,
    timeZone: options.timeZone,
    scheduler: options.scheduler,
    viewer: PUBLIC,
    now,
    similarTo: (id) => similarTo(id),
  });
  similarTo = findSimilar(survey.comparables, context.visible);
  const sources = cardSources(survey, context);

  const next = openNextFolder(folder);
  const records = openLineWriter(join(next, PROJECTION_FILES.records));
  const cards = openLineWriter(join(next, PROJECTION_FILES.cards));
  const collected = collectIndex();
  const files: ReleaseFile[] = [];
  for (const record of catalogue.all()) {
    collected.noteChangeAt(context.decision(record.id)?.nextChangeAt ?? null);
    const entry = project(record, PUBLIC, now, context);
    if (entry === null) continue;
    const card = toCard(entry, sources);
    collected.add({
      entry,
      card,
      line: records.write(JSON.stringify(entry)),
      cardLine: cards.write(JSON.stringify(card)),
      exonyms: exonymsOf(record),
    });
    if (record.type === 'media' && context.visible(record.id)) {
      files.push(...releaseFiles(record, describe));
    }
  }
  records.close();
  cards.close();

  const { index, channels, searchOnly } = collected.finish();
  const writeJson = (name: string, value: unknown) =>
    writeFileSync(join(next, name), JSON.stringify(value));
  writeJson(PROJECTION_FILES.channels, channels);
  writeJson(PROJECTION_FILES.searchOnly, searchOnly);
  writeJson(PROJECTION_FILES.files, files);
  writeJson(PROJECTION_FILES.index, index);
  const changed = changedInputs(readStandingIndex(folder), index);
  replaceFolder(folder, next);
  return {
    hash: index.hash,
    validUntil: index.validUntil,
    entries: index.entries.length,
    tombstones: index.entries.filter(({ type }) => type === 'tombstone').length,
    changed,
  };
}
