import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildArchive } from '#cli/build/build-archive.ts';
import { openWorkspace } from '#cli/workspace.ts';
import { readManifest } from '#release/manifest.ts';
import { inFewLanguages } from '../env.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'static-build-'));
const state = join(folder, 'state');
const built = join(folder, 'dist');

beforeAll(async () => {
  const settings = readFileSync(join(root, 'archive.yaml'), 'utf8').replace(
    'path: content',
    `path: ${join(root, 'content')}`,
  );
  const config = join(folder, 'archive.yaml');
  writeFileSync(config, inFewLanguages(settings, ['vi', 'km']));
  const workspace = openWorkspace({ config, state });
  await buildArchive(workspace, { now: new Date(), full: false, onStep: () => {} });
  await execa(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', built, '--silent'],
    {
      cwd: root,
      env: {
        ARCHIVE_SITE_CONTEXT: join(state, 'site-context.json'),
        ASTRO_TELEMETRY_DISABLED: '1',
        // What Vitest sets would make Astro build for development.
        NODE_ENV: 'production',
      },
    },
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('"astro build" alone renders the sample archive byte for byte as the release does', () => {
  const manifest = readManifest(join(state, 'releases'), 1);
  const pages = Object.entries(manifest?.files ?? {})
    .filter(([, { trace }]) => trace.kind === 'page')
    .map(([path]) => path)
    .sort();
  expect(pages.length).toBeGreaterThan(500);
  const fromPublic = Object.entries(manifest?.files ?? {}).filter(
    ([, { trace }]) => trace.kind === 'public',
  );
  expect(filesIn(built)).toEqual([...pages, ...fromPublic.map(([path]) => path)].sort());
  const different = pages.filter(
    (path) => !readFileSync(join(built, path)).equals(readFileSync(join(state, 'current', path))),
  );
  expect(different).toEqual([]);
});

function filesIn(parent: string): string[] {
  return readdirSync(parent, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(parent.length + 1))
    .sort();
}
