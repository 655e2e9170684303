import { join } from 'node:path';
import { PROJECTION_FILES } from '#public-records/format.ts';
import { type LineWriter, openLines } from './lines.ts';
import type { PieceEntry } from './pieces.ts';

/** The lines of the projection that stands, to be carried over into the next. */
export function openStandingLines(folder: string): {
  /** Copies the lines of a piece; `undefined`, with nothing copied, when they are not what they were. */
  carry(
    piece: PieceEntry | null,
    to: { records: LineWriter; cards: LineWriter },
  ): PieceEntry | null | undefined;
  close(): void;
} {
  const records = openLines(join(folder, PROJECTION_FILES.records));
  const cards = openLines(join(folder, PROJECTION_FILES.cards));
  return {
    carry(piece, to) {
      if (piece === null) return null;
      const { index } = piece;
      const line = records.read(index.at, index.length);
      const cardLine = cards.read(index.cardAt, index.cardLength);
      if (!line.isWhole(index.hash) || !cardLine.isWhole(index.cardHash)) return undefined;
      const { at } = to.records.write(line.bytes, index.hash);
      const { at: cardAt } = to.cards.write(cardLine.bytes, index.cardHash);
      return { ...piece, index: { ...index, at, cardAt } };
    },
    close() {
      records.close();
      cards.close();
    },
  };
}
