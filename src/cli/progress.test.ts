import { expect, test, vi } from 'vitest';
import { openProgress } from './progress.ts';

function terminal(columns: number, rows = 24) {
  let written = '';
  const stream = Object.assign(Object.create(process.stderr), {
    columns,
    rows,
    write: (text: string) => {
      written += text;
      return true;
    },
  }) as NodeJS.WriteStream;
  const taken = () => {
    const text = written;
    written = '';
    return text;
  };
  return { stream, taken };
}

const ESCAPE = '\u001b';
const SEQUENCES = new RegExp(`${ESCAPE}\\[\\d*[AKJ]|\\r|\\n|[^\\r\\n${ESCAPE}]+`, 'g');

/** What a terminal shows after these bytes: enough of one for the sequences that are used. */
function shown(bytes: string): string[] {
  const lines: string[] = [''];
  let row = 0;
  let column = 0;
  const pieces = bytes.match(SEQUENCES) ?? [];
  for (const piece of pieces) {
    const line = lines[row] ?? '';
    if (piece === '\r') column = 0;
    else if (piece === '\n') lines[++row] ??= '';
    else if (piece.endsWith('A') && piece.startsWith('\u001b')) row -= Number(piece.slice(2, -1));
    else if (piece === '\u001b[K') lines[row] = line.slice(0, column);
    else if (piece === '\u001b[J') lines.splice(row, lines.length, line.slice(0, column));
    else {
      lines[row] = line.slice(0, column).padEnd(column) + piece + line.slice(column + piece.length);
      column += piece.length;
    }
  }
  return lines;
}

function after80ms(): void {
  vi.advanceTimersByTime(100);
}

test('lines are rewritten in place, fewer ones leave nothing behind, and a line said stands above', () => {
  vi.useFakeTimers();
  const { stream, taken } = terminal(40);
  const progress = openProgress(stream, true);
  after80ms();
  progress.paint(['phim 10%', 'tiếng 20%', '0/2']);
  after80ms();
  progress.paint(['phim 11%', '1/2']);
  progress.line('tiếng xong');
  after80ms();
  progress.paint(['phim 12%', '1/2']);
  const all = taken();
  expect(shown(all)).toEqual(['tiếng xong', 'phim 12%', '1/2']);
  progress.end();
  expect(shown(all + taken())).toEqual(['tiếng xong', '']);
  vi.useRealTimers();
});

test('a window made narrower has broken the lines: all their rows are gone over', () => {
  vi.useFakeTimers();
  const { stream, taken } = terminal(40);
  const progress = openProgress(stream, true);
  after80ms();
  progress.paint(['x'.repeat(30), 'y'.repeat(30)]);
  taken();
  stream.columns = 20;
  after80ms();
  progress.paint(['a', 'b']);
  expect(taken().startsWith('\r\u001b[3A')).toBe(true);
  vi.useRealTimers();
});

test('what does not fit is cut, in width and in height', () => {
  vi.useFakeTimers();
  const { stream, taken } = terminal(10, 3);
  const progress = openProgress(stream, true);
  after80ms();
  progress.paint(['một', 'hai', 'ba bốn năm sáu']);
  expect(shown(taken())).toEqual(['hai', 'ba bốn nă']);
  vi.useRealTimers();
});

test('where lines cannot be rewritten only whole lines are written', () => {
  const { stream, taken } = terminal(40);
  const progress = openProgress(stream, false);
  progress.paint(['phim 10%']);
  progress.update('Dựng trang: 1/9');
  progress.update('Dựng trang: 2/9');
  progress.line('xong');
  progress.end();
  expect(taken()).toBe('Dựng trang\nxong\n');
});
