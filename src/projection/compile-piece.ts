import type { ArchiveRecord } from '#domain/record.ts';
import { toCard } from './card.ts';
import type { LineWriter } from './lines.ts';
import { toListed } from './lists.ts';
import { releaseFiles } from './media-facts.ts';
import type { PieceEntry } from './pieces.ts';
import { project } from './project.ts';
import { sortTitle, toIndexEntry } from './projection-index.ts';
import type { ReadsTracker } from './reads.ts';
import { exonymsOf } from './titles.ts';
import type { Viewer } from './viewer.ts';

interface PieceTools {
  /** The one `tracker` answers for. */
  viewer: Viewer;
  tracker: Pick<ReadsTracker, 'sources'>;
  records: LineWriter;
  cards: LineWriter;
}

/** Projects one record for the viewer and writes its lines; `null` when nothing of it may be known. */
export function compilePiece(
  record: ArchiveRecord,
  now: Date,
  { viewer, tracker: { sources }, records, cards }: PieceTools,
): PieceEntry | null {
  const entry = project(record, viewer, now, sources);
  if (entry === null) return null;
  const card = toCard(entry, sources);
  const index = toIndexEntry(
    entry,
    records.write(JSON.stringify(entry)),
    cards.write(JSON.stringify(card)),
  );
  const piece = {
    index,
    title: sortTitle(card),
    exonyms: [],
    channels: [],
    listed: null,
    files: [],
  };
  if (entry.type === 'tombstone') return piece;
  const { channels } = entry;
  if (!index.page) return { ...piece, channels };
  return {
    ...piece,
    channels,
    exonyms: exonymsOf(record),
    listed: toListed(entry, card),
    files: record.type === 'media' ? releaseFiles(record, sources.describe) : [],
  };
}
