import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lineReader } from './line-reader.ts';

test('what is asked for again and again is read once; what was asked for long ago is read again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lines-'));
  const path = join(folder, 'lines.jsonl');
  const lines = Array.from({ length: 30 }, (_, number) =>
    JSON.stringify({ number, text: 'ễ'.repeat(200_000) }),
  );
  writeFileSync(path, lines.join('\n'));
  const starts = lines.map((_, i) => Buffer.byteLength(lines.slice(0, i).join('\n')) + (i && 1));
  const reader = lineReader<{ number: number; text: string }>(path);
  const read = (i: number) => reader.read(starts[i] ?? 0, Buffer.byteLength(lines[i] ?? ''));
  try {
    const [first, second] = [read(0), read(1)];
    for (let i = 2; i < lines.length; i += 1) {
      expect(read(i).number).toBe(i);
      expect(read(0)).toBe(first);
    }
    expect(read(1)).not.toBe(second);
    expect(read(1)).toEqual(second);
  } finally {
    reader.close();
    rmSync(folder, { recursive: true });
  }
});
