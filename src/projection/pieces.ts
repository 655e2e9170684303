import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Channel } from '#domain/public/vocabulary.ts';
import type { IndexEntry, ReleaseFile } from '#public-records/format.ts';
import type { Listed } from './lists.ts';
import type { Reads } from './reads.ts';
import type { SurveyRow } from './survey.ts';

/** What one record gives to the projection besides its two lines. */
export interface PieceEntry {
  index: IndexEntry;
  channels: Channel[];
  /** Sorts it for display. */
  title: string;
  exonyms: string[];
  /** `null` for what has no page. */
  listed: Listed | null;
  files: ReleaseFile[];
}

/** A record compiled, with all that has to be the same for it to stand. Private: `row` is not projected. */
export interface Piece {
  /** Of the record. */
  hash: string;
  row: SurveyRow;
  reads: Reads;
  /** `null` where nothing of the record may be known. */
  entry: PieceEntry | null;
}

export interface KeptPieces {
  /** Names the program that made them. */
  key: string;
  /** Hash of the projection whose lines they describe. */
  projection: string;
  pieces: [id: string, piece: Piece][];
}

/** Pieces kept by the same program for the projection that stands; none when anything is otherwise. */
export function readPieces(
  file: string,
  { key, projection }: Pick<KeptPieces, 'key' | 'projection'>,
): Map<string, Piece> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as KeptPieces;
    const fits = kept.key === key && kept.projection === projection;
    return new Map(fits ? kept.pieces : []);
  } catch {
    return new Map();
  }
}

/** Replaces the file as a whole. */
export function writePieces(file: string, kept: KeptPieces): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  writeFileSync(unfinished, JSON.stringify(kept));
  renameSync(unfinished, file);
}
