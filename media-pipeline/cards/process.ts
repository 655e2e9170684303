import { drawCard } from './draw-card.ts';
import type { CardAnswer, CardOrder } from './draw-cards.ts';

/** The process that draws share cards, in which fontconfig knows their fonts alone. It ends with its parent. */
process.on('disconnect', () => process.exit());
process.on('message', ({ number, card, picture }: CardOrder) => {
  drawCard(card, picture).then(
    (bytes) => process.send?.({ number, bytes } satisfies CardAnswer),
    (fault: unknown) => {
      const reason = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      process.send?.({ number, fault: reason } satisfies CardAnswer);
    },
  );
});
