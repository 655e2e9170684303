import { build } from 'astro';
import { siteAppAdapter } from './adapter.ts';

/** `node compile-process.ts <project folder> <out folder>`: its own process, for Astro's memory goes with it. */
const [root, outDir] = process.argv.slice(2);
if (root === undefined || outDir === undefined)
  throw new Error('needs a project and an out folder');
await build({
  root,
  outDir,
  output: 'server',
  adapter: siteAppAdapter(),
  logLevel: 'error',
  vite: { logLevel: 'error' },
});
