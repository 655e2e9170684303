import type { ConformanceReport } from '#domain/public/conformance.ts';
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
  /** What the validators found in the other files of the release; `null` where none has looked yet. */
  conformance?: ConformanceReport | null;
  /** Shown to one person of a community, with what the public does not see; absent on the public site. */
  area?: AreaSign;
}

/** What says, on a page of the community area, that it is one. */
export interface AreaSign {
  /** Where the area begins. */
  home: string;
  /** The record of this page is not open to everybody. */
  withheld: boolean;
}

/**
 * The same context for one page, whose reads are told to `log`: records, the search index as `search:`, the
 * report of the validators as `conformance:`.
 */
export function trackedContext(context: SiteContext, log: (input: InputKey) => void): SiteContext {
  const { site, assets, searchIndex } = context;
  return {
    records: context.records.tracked(log),
    site,
    assets,
    get searchIndex() {
      log('search:');
      return searchIndex;
    },
    get conformance() {
      log('conformance:');
      return context.conformance ?? null;
    },
  };
}

/** The hash that an input of a page has now (see InputKey), `null` when it is not there. */
export function hashOfInput(context: SiteContext, input: InputKey): string | null {
  if (input === 'search:') return context.searchIndex;
  if (input === 'conformance:') return hashOfReport(context.conformance ?? null);
  return context.records.hashOf(input);
}

/** The report itself is short enough to stand for its own hash. */
function hashOfReport(report: ConformanceReport | null): string | null {
  return report === null ? null : JSON.stringify(report);
}
