import { env } from './env.ts';

export interface Progress {
  /** Shows what is under way, in place of what was. */
  update(text: string): void;
  /** Leaves a line behind. */
  line(text: string): void;
  /** Takes the passing text away. */
  end(): void;
}

const BETWEEN_UPDATES_MS = 80;

/**
 * Progress on standard error: one line that is rewritten on a terminal, plain lines elsewhere, where
 * `update` stays silent but for a change of its first word.
 */
export function openProgress(
  stream: NodeJS.WriteStream = process.stderr,
  interactive: boolean = env.interactive,
): Progress {
  let shownAt = 0;
  let lastStage = '';
  const clear = () => stream.write('\r\u001b[K');
  return {
    update(text) {
      if (interactive) {
        const now = performance.now();
        if (now - shownAt < BETWEEN_UPDATES_MS) return;
        shownAt = now;
        stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
        return;
      }
      const stage = text.split(':')[0] ?? text;
      if (stage !== lastStage) stream.write(`${stage}\n`);
      lastStage = stage;
    },
    line(text) {
      if (interactive) clear();
      stream.write(`${text}\n`);
      shownAt = 0;
    },
    end() {
      if (interactive) clear();
    },
  };
}
