import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ShareCard } from '#domain/public/share-card.ts';
import { env } from '../env.ts';
import { CARD_FONTS } from './covered-letters.ts';

/** A card to draw, in a message. */
export interface CardOrder {
  number: number;
  card: ShareCard;
  /** Bytes of the picture that the cover names. */
  picture: Uint8Array | null;
}

export type CardAnswer = { number: number; bytes: Uint8Array } | { number: number; fault: string };

/** Draws share cards, several at a time, in a process of its own. */
export interface CardDrawer {
  /** A JPEG. Rejects where the card cannot be drawn. */
  draw(card: ShareCard, picture: Uint8Array | null): Promise<Uint8Array>;
  close(): void;
}

/**
 * Starts the process that draws: which fonts Pango knows is settled by the environment when it is first asked, and
 * must not depend on what this machine has. `cacheFolder`: where fontconfig may keep what it knows of them.
 */
export function openCardDrawer({ cacheFolder }: { cacheFolder: string }): CardDrawer {
  const child = fork(new URL('./process.ts', import.meta.url), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: {
      PATH: env.searchPath,
      LANG: 'C.UTF-8',
      FONTCONFIG_FILE: join(CARD_FONTS, 'fonts.conf'),
      XDG_CACHE_HOME: cacheFolder,
    },
  });
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let number = 0;
  child.on('message', (answer: CardAnswer) => {
    const order = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('bytes' in answer) order?.resolve(answer.bytes);
    else order?.reject(new Error(`a share card could not be drawn: ${answer.fault}`));
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) {
      reject(new Error(`the process that draws share cards ended: ${signal ?? code}`));
    }
  });
  return {
    draw(card, picture) {
      number += 1;
      const order = Promise.withResolvers<Uint8Array>();
      waiting.set(number, order);
      child.send({ number, card, picture } satisfies CardOrder);
      return order.promise;
    },
    close() {
      if (child.connected) child.disconnect();
    },
  };
}
