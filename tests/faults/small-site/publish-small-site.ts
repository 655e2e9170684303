import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openPublicRecords } from '#public-records/reader.ts';
import { type Published, type PublishOptions, publishRelease } from '#release/publish-release.ts';
import { openReleasesFolder } from '#release/releases-folder.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import { SMALL_SITE, type SmallFestival, smallSiteRoutes, writeProjection } from './small-site.ts';

export interface SmallRelease {
  state: string;
  /** Module of the compiled pages. */
  appEntry: string;
  festivals: readonly SmallFestival[];
  searchIndex?: string;
  options?: Partial<PublishOptions>;
}

/** Projects the festivals and publishes the small site of them. */
export async function publishSmallSite(release: SmallRelease): Promise<Published> {
  const { state, appEntry, festivals, searchIndex = null, options } = release;
  const projection = join(state, 'projection');
  rmSync(projection, { recursive: true, force: true });
  writeProjection(projection, festivals);
  const records = openPublicRecords(projection);
  const assets = { 'site.css': 'assets/site.css' };
  try {
    return await publishRelease({
      releases: openReleasesFolder(state),
      context: { records, site: SMALL_SITE, assets, searchIndex },
      projection,
      routes: [...new Set([...smallSiteRoutes(records), ...(options?.lateRoutes ?? [])])],
      appEntry,
      frameHash: 'same code',
      outside: [],
      derivatives: fileObjectStore(join(state, 'derivatives')),
      full: false,
      threads: 2,
      ...options,
    });
  } finally {
    records.close();
  }
}
