import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PROJECTION_FILES, type ReleaseFile } from '#public-records/format.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import type { BuiltIndex } from '#search/static-index/build.ts';
import type { Workspace } from '../workspace.ts';

/** Everything a release takes besides its pages and assets: media, search shards, files of public/. */
export function releaseFiles({ folders, root }: Workspace, index: BuiltIndex): OutsideFile[] {
  return [
    ...mediaFiles(folders.projection),
    ...index.files.map(
      ({ path }): OutsideFile => ({
        path,
        from: { linkTo: join(folders.index, path) },
        contentNamed: true,
        trace: { kind: 'search' },
      }),
    ),
    ...publicFiles(join(root, 'public')),
  ];
}

function mediaFiles(projection: string): OutsideFile[] {
  const files = JSON.parse(
    readFileSync(join(projection, PROJECTION_FILES.files), 'utf8'),
  ) as ReleaseFile[];
  return files.map((file) => ({
    path: file.path,
    from: 'text' in file ? { bytes: Buffer.from(file.text) } : file,
    contentNamed: true,
    trace: { kind: 'media', media: file.record },
  }));
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
