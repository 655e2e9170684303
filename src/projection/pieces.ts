import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Channel } from '#domain/public/vocabulary.ts';
import type { IndexEntry, ReleaseFile } from '#public-records/format.ts';
import { openLineWriter } from './lines.ts';
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

/** What kept pieces must fit: the program that made them, and the projection whose lines they describe. */
export interface PiecesKey {
  program: string;
  projection: string;
}

/** Pieces kept by the same program for the projection that stands; none when anything is otherwise. */
export function readPieces(file: string, key: PiecesKey): Map<string, Piece> {
  try {
    const lines = linesOf(readFileSync(file));
    if (lines.next().value !== JSON.stringify(key)) return new Map();
    return new Map(Array.from(lines, (line) => JSON.parse(line) as [string, Piece]));
  } catch {
    return new Map();
  }
}

/** Replaces the file as a whole. */
export function writePieces(
  file: string,
  key: PiecesKey,
  pieces: Iterable<[id: string, piece: Piece]>,
): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  const writer = openLineWriter(unfinished);
  writer.write(JSON.stringify(key), '');
  for (const entry of pieces) writer.write(JSON.stringify(entry), '');
  writer.close();
  renameSync(unfinished, file);
}

function* linesOf(bytes: Buffer): Generator<string> {
  for (let at = 0, end = 0; at < bytes.length; at = end + 1) {
    end = bytes.indexOf('\n', at);
    if (end === -1) return;
    yield bytes.toString('utf8', at, end);
  }
}
