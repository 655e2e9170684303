import { env } from './env.ts';

export interface Progress {
  /** Shows what is under way, in place of what was. */
  update(text: string): void;
  /** The same in several lines; silent where lines cannot be rewritten. */
  paint(lines: readonly string[]): void;
  /** Leaves a line behind. */
  line(text: string): void;
  /** Takes the passing text away. */
  end(): void;
  /** Can lines be rewritten? */
  readonly interactive: boolean;
  /** Of the terminal, or of a usual one. */
  columns(): number;
}

const BETWEEN_UPDATES_MS = 80;
const ERASE_TO_END_OF_LINE = '\u001b[K';
const ERASE_BELOW = '\u001b[J';

/**
 * Progress on standard error: lines that are rewritten on a terminal, plain lines elsewhere, where
 * `update` stays silent but for a change of its first word.
 */
export function openProgress(
  stream: NodeJS.WriteStream = process.stderr,
  interactive: boolean = env.interactive,
): Progress {
  let shownAt = 0;
  let lastStage = '';
  let painted: readonly string[] = [];
  const columns = () => stream.columns ?? 80;

  /** Back to where the painted lines begin. A window made narrower has broken them into more rows. */
  const toTop = (): string => {
    const rows = painted.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil([...line].length / columns())),
      0,
    );
    return rows > 1 ? `\r\u001b[${rows - 1}A` : '\r';
  };
  const paint = (lines: readonly string[]): void => {
    const now = performance.now();
    if (now - shownAt < BETWEEN_UPDATES_MS) return;
    shownAt = now;
    // As many as the window holds: what has scrolled away cannot be rewritten.
    const room = Math.max(1, (stream.rows ?? 24) - 1);
    const fitting = lines.slice(-room).map((line) => [...line].slice(0, columns() - 1).join(''));
    const rewritten = fitting.map((line) => `${line}${ERASE_TO_END_OF_LINE}`).join('\r\n');
    // One write, and no line empty in between: nothing flickers.
    stream.write(`${toTop()}${rewritten}${ERASE_BELOW}`);
    painted = fitting;
  };
  const clear = (): void => {
    if (interactive) stream.write(`${toTop()}${ERASE_BELOW}`);
    painted = [];
    shownAt = 0;
  };

  return {
    interactive,
    columns,
    update(text) {
      if (interactive) {
        paint([text]);
        return;
      }
      const stage = text.split(':')[0] ?? text;
      if (stage !== lastStage) stream.write(`${stage}\n`);
      lastStage = stage;
    },
    paint(lines) {
      if (interactive) paint(lines);
    },
    line(text) {
      const above = painted;
      clear();
      stream.write(`${text}\n`);
      if (interactive && above.length > 1) paint(above);
    },
    end: clear,
  };
}
