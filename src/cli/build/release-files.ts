import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { absoluteUrl } from '#domain/public/routes.ts';
import { PROJECTION_FILES, type ReleaseFile } from '#public-records/format.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import type { BuiltIndex } from '#search/static-index/build.ts';
import { inParallel } from '#store/in-parallel.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Workspace } from '../workspace.ts';

const READS_AT_ONCE = 16;

/** Everything a release takes besides its pages and assets: media, search shards, files of public/. */
export async function releaseFiles(
  { folders, root, site }: Workspace,
  { index, derivatives }: { index: BuiltIndex; derivatives: ObjectStore },
): Promise<OutsideFile[]> {
  return [
    ...(await mediaFiles(folders.projection, { derivatives, siteUrl: site.url })),
    ...index.files.map(
      ({ path }): OutsideFile => ({
        path,
        from: { linkTo: join(folders.index, path), known: null },
        contentNamed: true,
        trace: { kind: 'search' },
      }),
    ),
    ...publicFiles(join(root, 'public')),
  ];
}

/** The files of media records, as the projection in `folder` names them. */
export async function mediaFiles(
  folder: string,
  { derivatives, siteUrl }: { derivatives: ObjectStore; siteUrl: string },
): Promise<OutsideFile[]> {
  const files = JSON.parse(
    readFileSync(join(folder, PROJECTION_FILES.files), 'utf8'),
  ) as ReleaseFile[];
  return inParallel(files, {
    atOnce: READS_AT_ONCE,
    act: async (file): Promise<OutsideFile> => {
      const { path, record } = file;
      const trace = { kind: 'media', media: record } as const;
      if ('text' in file) {
        return { path, from: { bytes: Buffer.from(file.text) }, contentNamed: true, trace };
      }
      const bytes = file.idIsAddress === true ? await derivatives.get(file.key) : null;
      if (bytes === null) return { path, from: file, contentNamed: true, trace };
      const id = absoluteUrl(siteUrl, posix.dirname(path));
      // The site's address may change under the same name.
      return { path, from: { bytes: withId(bytes, id) }, contentNamed: false, trace };
    },
  });
}

function withId(json: Uint8Array, id: string): Buffer {
  const information = JSON.parse(Buffer.from(json).toString('utf8')) as Record<string, unknown>;
  const { '@context': context, ...object } = information;
  return Buffer.from(`${JSON.stringify({ '@context': context, id, ...object })}\n`);
}

function publicFiles(folder: string): OutsideFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).split(sep).join('/');
      return {
        path,
        from: { copyOf: file },
        contentNamed: false,
        trace: { kind: 'public', source: `public/${path}` },
      };
    });
}
