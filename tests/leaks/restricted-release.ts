import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Catalogue, loadCatalogue } from '#catalogue/catalogue.ts';
import { buildArchive } from '#cli/build/build-archive.ts';
import { makeMedia } from '#cli/build/make-media.ts';
import { openWorkspace, type Workspace } from '#cli/workspace.ts';
import { openPublicRecords, type PublicRecords } from '#public-records/reader.ts';
import { type ReleaseManifest, readManifest } from '#release/manifest.ts';
import { CLOSED_AT } from '#tests/fixtures/restricted/closed-doors.ts';
import { makeRestrictedArchive, type RestrictedArchive } from '#tests/fixtures/restricted/make.ts';

/** The restricted fixture archive gone the whole way: catalogue, media, projection, index, release. */
export interface RestrictedRelease {
  archive: RestrictedArchive;
  workspace: Workspace;
  /** Folder of the release. */
  release: string;
  manifest: ReleaseManifest;
  catalogue: Catalogue;
  published: PublicRecords;
  close(): void;
}

const SEED = 54;

/** Builds it in a temporary folder with the program's own functions, as of CLOSED_AT. */
export async function buildRestrictedRelease(): Promise<RestrictedRelease> {
  const folder = mkdtempSync(join(tmpdir(), 'restricted-'));
  const archive = await makeRestrictedArchive({ folder, seed: SEED });
  const config = join(folder, 'archive.yaml');
  writeFileSync(
    config,
    stringify({
      name: 'Kho thử',
      site: {
        url: 'https://kho-thu.example/kho',
        locales: ['vi', 'en'],
        contact: 'kho@kho-thu.example',
      },
      contentRoots: archive.roots,
    }),
  );
  const workspace = openWorkspace({ config });
  await makeMedia(workspace, { now: CLOSED_AT, onProgress: () => {} });
  const { number } = await buildArchive(workspace, {
    now: CLOSED_AT,
    full: false,
    onStep: () => {},
  });
  const releases = join(workspace.state, 'releases');
  const manifest = readManifest(releases, number);
  if (manifest === null) throw new Error(`release ${number} has no manifest`);
  const catalogue = await loadCatalogue({
    roots: workspace.contentRoots,
    cacheFolder: workspace.folders.catalogue,
    now: CLOSED_AT,
    timeZone: workspace.site.timeZone,
  });
  const published = openPublicRecords(workspace.folders.projection);
  return {
    archive,
    workspace,
    release: join(releases, String(number)),
    manifest,
    catalogue,
    published,
    close() {
      published.close();
      catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
