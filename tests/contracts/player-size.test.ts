import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test.each([
  ['player.ts', 5.25],
  ['player-find.ts', 2.3],
  ['reading.ts', 1.35],
])('%s is at most %d KB on its way', async (name, mostKb) => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../../src/islands', name)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome80', 'firefox78', 'safari14.1'],
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
  expect(bytes).toBeGreaterThan(0);
  expect(bytes / 1024).toBeLessThanOrEqual(mostKb);
});
