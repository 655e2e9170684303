import { build } from 'astro';
import { siteAppAdapter } from './adapter.ts';

/**
 * `node compile-process.ts <project folder> <source folder> <out folder>`: its own process, for Astro's
 * memory goes with it.
 */
const [root, srcDir, outDir] = process.argv.slice(2);
if (root === undefined || srcDir === undefined || outDir === undefined)
  throw new Error('needs a project, a source and an out folder');
await build({
  root,
  srcDir,
  outDir,
  cacheDir: `${outDir}.cache`,
  output: 'server',
  // Words that stand beside each other in the studio's pages keep the space between them.
  ...(srcDir === 'src' ? {} : { compressHTML: false }),
  adapter: siteAppAdapter(),
  logLevel: 'error',
  vite: { logLevel: 'error' },
});
