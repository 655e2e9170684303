import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ConformanceReport } from '#domain/public/conformance.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { siteContextFile } from './env.ts';
import { openPublicRecords } from './reader.ts';
import type { SiteContext } from './site-context.ts';

/** What `archive build` leaves behind for `astro build` and `astro dev`. */
export interface SiteContextFile {
  /** Folder of the compiled projection, relative to the file. */
  projection: string;
  site: SiteSettings;
  assets: Record<string, string>;
  searchIndex: string | null;
  conformance?: ConformanceReport | null;
}

let loaded: SiteContext | undefined;

/**
 * The context of the last `archive build`, for `getStaticPaths` and the middleware. Pages themselves
 * read `Astro.locals.archive`. Throws when nothing was built yet.
 */
export function loadSiteContext(): SiteContext {
  if (loaded === undefined) {
    const file = JSON.parse(readFileSync(siteContextFile, 'utf8')) as SiteContextFile;
    const { site, assets, searchIndex, conformance = null } = file;
    const folder = resolve(dirname(siteContextFile), file.projection);
    loaded = { records: openPublicRecords(folder), site, assets, searchIndex, conformance };
  }
  return loaded;
}
