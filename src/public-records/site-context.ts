import type { SiteSettings } from '#domain/public/site.ts';
import type { InputKey, PublicRecords } from './reader.ts';

/**
 * What a page is rendered with, at `Astro.locals.archive`: given by the release for every page it
 * renders, by the middleware in `astro build` and `astro dev`.
 */
export interface SiteContext {
  records: PublicRecords;
  site: SiteSettings;
  /** Browser files by their source name: `{ 'site.css': 'assets/site.1a2b3c.css' }`, paths from the site's root. */
  assets: Readonly<Record<string, string>>;
  /** Search index entry, path from the site's root; `null` before an index is built. */
  searchIndex: string | null;
}

/** The same context for one page, whose reads are told to `log`. */
export function trackedContext(context: SiteContext, log: (input: InputKey) => void): SiteContext {
  return { ...context, records: context.records.tracked(log) };
}
