import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type BuildResult, build } from 'esbuild';
import { ArchiveError } from '#domain/archive-error.ts';

export interface BundledAsset {
  /** From the site's root: `assets/site.1a2b3c4d.css`. */
  path: string;
  bytes: Uint8Array;
  /** First 16 hex digits of the SHA-256. */
  hash: string;
  /** File it was made from, from the project's root: `src/styles/site.css`. */
  source: string;
}

export interface BundledAssets {
  files: BundledAsset[];
  /** Public path by source name, as pages ask for it: `site.css`, `player.js`, `noto-sans.woff2`. */
  byName: Record<string, string>;
}

/**
 * Makes the browser files of `sources` (`src`, `src/studio`): every style sheet that stands directly in its
 * styles/ and every script that stands directly in its islands/, each a classic script, minified; fonts and pictures that they name
 * beside them. All have their hash in the name and may be cached for ever.
 * Throws ArchiveError `assets-broken`.
 */
export async function bundleAssets(root: string, sources = 'src'): Promise<BundledAssets> {
  const entryPoints = [
    ...entriesIn(root, `${sources}/styles`, /\.css$/),
    ...entriesIn(root, `${sources}/islands`, /(?<!\.test|\.d)\.tsx?$/),
  ];
  if (entryPoints.length === 0) return { files: [], byName: {} };
  const { outputFiles, metafile } = await bundle(root, entryPoints);

  const files: BundledAsset[] = [];
  const byName: Record<string, string> = {};
  for (const { path: absolute, contents } of outputFiles) {
    const path = relative(root, absolute);
    const output = metafile.outputs[path];
    const source = output?.entryPoint ?? Object.keys(output?.inputs ?? {})[0] ?? path;
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16);
    files.push({ path, bytes: contents, hash, source });
    byName[basename(source).replace(/\.tsx?$/, '.js')] = path;
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, byName: Object.fromEntries(Object.entries(byName).sort()) };
}

async function bundle(root: string, entryPoints: string[]) {
  try {
    return await build({
      absWorkingDir: root,
      entryPoints,
      bundle: true,
      write: false,
      metafile: true,
      minify: true,
      format: 'iife',
      // The last browsers that still run on phones of eight years ago.
      target: ['chrome80', 'firefox78', 'safari14.1'],
      outdir: 'assets',
      outbase: '.',
      entryNames: '[name].[hash]',
      assetNames: '[name].[hash]',
      loader: Object.fromEntries(
        ['.woff2', '.woff', '.svg', '.png', '.avif', '.webp', '.jpg'].map((type) => [type, 'file']),
      ),
      legalComments: 'none',
      logLevel: 'silent',
    });
  } catch (cause) {
    throw assetsBroken(cause);
  }
}

function assetsBroken(cause: unknown): ArchiveError {
  const reasons = ((cause as Partial<BuildResult>).errors ?? [])
    .map(({ text, location }) => `${location?.file ?? ''}:${location?.line ?? ''} ${text}`)
    .join('; ');
  return new ArchiveError({
    name: 'assets-broken',
    what: {
      vi: `Không đóng gói được kiểu dáng hoặc mã của trình duyệt: ${reasons}.`,
      en: `Styles or browser scripts could not be bundled: ${reasons}.`,
    },
    hint: {
      vi: 'Sửa tệp nêu trên trong src/styles hoặc src/islands.',
      en: 'Mend the file named above in src/styles or src/islands.',
    },
    cause,
  });
}

function entriesIn(root: string, folder: string, pattern: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}
