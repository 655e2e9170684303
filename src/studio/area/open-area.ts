import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { momentOf } from '#projection/moment.ts';
import type { Viewer } from '#projection/viewer.ts';
import type { ReleaseFile } from '#public-records/format.ts';
import { openPublicRecords, type PublicRecords, readReleaseFiles } from '#public-records/reader.ts';
import { siteRoutes } from '#public-records/site-routes.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import type { Actor } from '../policy/actor.ts';
import { type AreaIndex, openAreaIndex } from './area-index.ts';
import { type AreaWork, type AreaWorking, startAreaWork } from './area-work.ts';
import { viewerKey, viewerOf } from './viewer-of.ts';

export interface AreaOptions {
  /** A private folder of the area's own; what an earlier life left in it is removed. */
  folder: string;
  contentRoots: AreaWork['contentRoots'];
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
  /** Waits until the index stands. */
  find(...asked: Parameters<AreaIndex['find']>): Promise<ReturnType<AreaIndex['find']>>;
}

type Rights = Pick<Actor, 'grants' | 'protocols'>;

export interface Area {
  /** What somebody may see now. Made when first asked for, and again when anything it rests on changed. */
  of(actor: Rights, now: Date): Promise<AreaSite>;
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
 * everything is made anew, and no projection or index that held it is left on the disk.
 */
export function openArea(options: AreaOptions): Area {
  const { folder, holdings, withdrawals, timeZone } = options;
  const held = new Map<string, HeldSite>();
  let underWay: AreaWorking | null = null;
  /** One at a time: they take the memory and the processor of a build. */
  let last: Promise<unknown> = Promise.resolve();
  let ledger = stampOf(withdrawals);
  const wipe = () => rmSync(folder, { recursive: true, force: true });
  wipe();

  const forgetWithdrawn = () => {
    const now = stampOf(withdrawals);
    if (now === ledger) return;
    ledger = now;
    for (const { close } of held.values()) closeLater(close);
    held.clear();
    wipe();
    // What is being made knows what is withdrawn.
    if (underWay !== null) last = Promise.all([last, underWay.stop()]).then(wipe);
  };
  holdings.onRefresh(forgetWithdrawn);

  const stampAt = (now: Date) => {
    const descriptions = stampOf(join(options.mediaFolder, 'descriptions'));
    const { hash } = holdings.catalogue();
    return `${hash} ${descriptions} ${stampOf(withdrawals)} ${momentOf(now, timeZone).today}`;
  };
  const standing = (key: string, stamp: string): AreaSite | null => {
    forgetWithdrawn();
    const found = held.get(key);
    if (found?.stamp !== stamp) return null;
    held.delete(key);
    held.set(key, found);
    return found.site;
  };

  return {
    of(actor, now) {
      const viewer = viewerOf(actor);
      const key = viewerKey(viewer);
      const stamp = stampAt(now);
      const site = standing(key, stamp);
      if (site !== null) return Promise.resolve(site);
      const made = last.then(() => standing(key, stampAt(now)) ?? make({ viewer, key, now }));
      last = made.then(() => underWay?.indexed).catch(() => {});
      // Broken off by a withdrawal: made again without it.
      return made.catch((error: unknown) => {
        if (stampAt(now) === stamp) throw error;
        return this.of(actor, now);
      });
    },
    close() {
      void underWay?.stop();
      for (const { close } of held.values()) close();
      held.clear();
    },
  };

  async function make({
    viewer,
    key,
    now,
  }: {
    viewer: Viewer;
    key: string;
    now: Date;
  }): Promise<AreaSite> {
    const stamp = stampAt(now);
    const own = join(folder, key);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const projection = join(own, 'projection');
    const indexFile = join(own, 'search.sqlite');
    const working = startAreaWork({
      contentRoots: options.contentRoots,
      cacheFolder: join(folder, 'catalogue'),
      mediaFolder: options.mediaFolder,
      withdrawals,
      timeZone,
      scheduler: options.scheduler,
      programKey: options.programKey,
      viewer,
      now: now.toISOString(),
      projection,
      pieces: join(own, 'pieces.json'),
      index: indexFile,
    });
    underWay = working;
    const isOver = () => {
      if (underWay === working) underWay = null;
    };
    working.indexed.then(isOver, isOver);
    const withheld = new Set(await working.projected);
    const records = openPublicRecords(projection);
    // Read now: the folder gives way to the next one.
    records.dates('all');
    records.inChannel('search');
    records.searchOnlyNames('');
    const files = readReleaseFiles(projection);
    let routes: ReadonlySet<Route> | undefined;
    let index: AreaIndex | undefined;
    const site: AreaSite = {
      records,
      files,
      withheld,
      hasPage(route) {
        routes ??= new Set(Array.from(siteRoutes(records, options.site), (page) => page.route));
        return routes.has(route);
      },
      async find(...asked) {
        await working.indexed;
        index ??= openAreaIndex(indexFile);
        return index.find(...asked);
      },
    };
    hold(key, {
      stamp,
      site,
      close() {
        records.close();
        index?.close();
      },
    });
    return site;
  }

  function hold(key: string, site: HeldSite): void {
    const before = held.get(key);
    if (before !== undefined) closeLater(before.close);
    held.delete(key);
    held.set(key, site);
    for (const [oldest, { close }] of held) {
      if (held.size <= HELD_SITES) return;
      held.delete(oldest);
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
