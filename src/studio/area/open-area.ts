import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import { compileProjection } from '#projection/compile.ts';
import { readLedger } from '#projection/ledger.ts';
import { momentOf } from '#projection/moment.ts';
import type { ReleaseFile } from '#public-records/format.ts';
import { openPublicRecords, type PublicRecords, readReleaseFiles } from '#public-records/reader.ts';
import { siteRoutes } from '#public-records/site-routes.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import type { Actor } from '../policy/actor.ts';
import { type AreaIndex, openAreaIndex } from './area-index.ts';
import { viewerKey, viewerOf } from './viewer-of.ts';

export interface AreaOptions {
  /** A private folder of the area's own; what an earlier life left in it is removed. */
  folder: string;
  holdings: Pick<Holdings, 'catalogue' | 'onRefresh'>;
  /** Of the media pipeline. */
  mediaFolder: string;
  /** The ledger of withdrawals. */
  withdrawals: string;
  site: SiteSettings;
  timeZone: string;
  scheduler: boolean;
  /** Names the code that projects. */
  programKey: string;
}

/** The archive as some people may see it: through the same gate as the public, made for them. */
export interface AreaSite {
  records: PublicRecords;
  /** Files that go out beside the pages, by path. */
  files: ReadonlyMap<string, ReleaseFile>;
  /** Ids of what they meet on a page and the public does not. */
  withheld: ReadonlySet<string>;
  hasPage(route: Route): boolean;
  find: AreaIndex['find'];
}

export interface Area {
  /** What somebody may see now. Made when first asked for, and again when anything it rests on changed. */
  of(actor: Pick<Actor, 'grants' | 'protocols'>, now: Date): Promise<AreaSite>;
  close(): void;
}

interface HeldSite {
  stamp: string;
  site: AreaSite;
  close(): void;
}

/** So many groups of people with the same rights are held at a time. */
const HELD_SITES = 8;
/** A page that is being rendered may still read what was replaced. */
const RENDERED_BY_MS = 30_000;

/**
 * One projection and one search index for each group of people with the same rights. After a withdrawal
 * everything is made anew, and nothing of what stood is left on the disk.
 */
export function openArea(options: AreaOptions): Area {
  const { folder, holdings, withdrawals, timeZone } = options;
  const held = new Map<string, HeldSite>();
  let working: Promise<unknown> = Promise.resolve();
  let ledger = stampOf(withdrawals);
  rmSync(folder, { recursive: true, force: true });

  const forgetWithdrawn = () => {
    const now = stampOf(withdrawals);
    if (now === ledger) return;
    ledger = now;
    for (const { close } of held.values()) closeLater(close);
    held.clear();
    rmSync(folder, { recursive: true, force: true });
  };
  holdings.onRefresh(forgetWithdrawn);

  return {
    of(actor, now) {
      const made = working.then(() => make(actor, now));
      working = made.catch(() => {});
      return made;
    },
    close() {
      for (const { close } of held.values()) close();
      held.clear();
    },
  };

  async function make(actor: Pick<Actor, 'grants' | 'protocols'>, now: Date): Promise<AreaSite> {
    forgetWithdrawn();
    const viewer = viewerOf(actor);
    const key = viewerKey(viewer);
    const catalogue = holdings.catalogue();
    const descriptions = stampOf(join(options.mediaFolder, 'descriptions'));
    const stamp = `${catalogue.hash} ${descriptions} ${momentOf(now, timeZone).today}`;
    const before = held.get(key);
    if (before?.stamp === stamp) {
      held.delete(key);
      held.set(key, before);
      return before.site;
    }
    const own = join(folder, key);
    const projection = join(own, 'projection');
    const { withheld } = await compileProjection({
      catalogue,
      describe: openDescriptions(options.mediaFolder),
      ledger: readLedger(withdrawals),
      now,
      timeZone,
      scheduler: options.scheduler,
      folder: projection,
      viewer,
      keep: { file: join(own, 'pieces.json'), programKey: options.programKey },
    });
    const records = openPublicRecords(projection);
    // Read now: the folder gives way to the next one.
    records.dates('all');
    records.inChannel('search');
    records.searchOnlyNames('');
    const index = openAreaIndex(join(own, 'search.sqlite'));
    index.update(records);
    if (before !== undefined) closeLater(before.close);
    let routes: ReadonlySet<Route> | undefined;
    const site: AreaSite = {
      records,
      files: readReleaseFiles(projection),
      withheld: new Set(withheld),
      hasPage(route) {
        routes ??= new Set(Array.from(siteRoutes(records, options.site), (page) => page.route));
        return routes.has(route);
      },
      find: index.find,
    };
    held.delete(key);
    held.set(key, {
      stamp,
      site,
      close() {
        records.close();
        index.close();
      },
    });
    dropOldest();
    return site;
  }

  function dropOldest(): void {
    for (const [key, { close }] of held) {
      if (held.size <= HELD_SITES) return;
      held.delete(key);
      closeLater(close);
    }
  }
}

function closeLater(close: () => void): void {
  setTimeout(close, RENDERED_BY_MS).unref();
}

/** Another stamp, another content; of a file or a folder's list of names. */
function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? '' : `${found.mtimeNs} ${found.size}`;
}
