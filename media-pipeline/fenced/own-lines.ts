/** Longer ones say what they say in their beginning. */
const LONGEST_LINE_CHARS = 1000;

/**
 * Takes what a tool writes, cut anywhere, and gives the lines that are its own words, once each is whole.
 * ffmpeg prints what a file says of itself (title, comment …) indented, also when that has several lines:
 * those are left out. `end` gives a last line without its end.
 */
export function ownLines(): { push(piece: string): string; end(): string } {
  let unread = '';
  const own = (lines: readonly string[]) =>
    lines
      .filter((line) => line !== '' && !/^\s/.test(line))
      .map((line) => `${line}\n`)
      .join('');
  return {
    push(piece) {
      const lines = (unread + piece).split('\n');
      unread = (lines.pop() ?? '').slice(0, LONGEST_LINE_CHARS);
      return own(lines);
    },
    end: () => own([unread]),
  };
}
