import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConformanceReport } from '#domain/public/conformance.ts';
import { type Route, routeFile } from '#domain/public/routes.ts';
import type { InputKey } from '#public-records/reader.ts';
import { hashOfInput, type SiteContext } from '#public-records/site-context.ts';
import { inParallel } from '#store/in-parallel.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { countRemoved, keptPages, lastRelease, logKept, takeRecyclable } from './last-release.ts';
import { layOut } from './lay-out.ts';
import { type ReleaseManifest, type TracedFile, writeReleaseState } from './manifest.ts';
import {
  carriedOver,
  describeFiles,
  type OutsideFile,
  placeOutside,
  sameOutside,
} from './outside-files.ts';
import { goneInputs, markPurge, purgePending } from './purge.ts';
import type { ReleasesFolder } from './releases-folder.ts';
import { pageLogBuilder, planPages, withoutRoutes } from './render/page-log.ts';
import { renderLate } from './render/render-late.ts';
import { renderPlanned } from './render/render-planned.ts';
import { verifyTraced } from './verify-traced.ts';

/** Files on their way from the derivatives store. */
const PLACED_AT_ONCE = 16;

export interface PublishOptions {
  releases: ReleasesFolder;
  context: SiteContext;
  /** Folder of the compiled projection in `context.records`. */
  projection: string;
  routes: readonly Route[];
  /** Module of the compiled pages. */
  appEntry: string;
  /** Hash of everything that all pages depend on: page code, settings, asset names. */
  frameHash: string;
  /** Assets, derivatives, search shards, files of public/. */
  outside: readonly OutsideFile[];
  /** Where the derivatives among them lie. */
  derivatives: ObjectStore;
  /** A spare folder being made (spare/make-spare.ts). */
  spare?: Promise<void> | undefined;
  /** Make everything anew, whatever is known of the last release. */
  full: boolean;
  threads: number;
  onPage?: ((done: number, of: number) => void) | undefined;
  /** Holds the release being made to its standards; what it throws stops that. */
  validate?:
    | ((folder: string, files: Readonly<Record<string, TracedFile>>) => Promise<ConformanceReport>)
    | undefined;
  /** Pages that tell what `validate` found in all the others: they are made last, in every release. */
  lateRoutes?: readonly Route[];
  /** Looks at the finished release before it is put into use; what it throws stops that. */
  inspect?: ((folder: string, manifest: ReleaseManifest) => Promise<void>) | undefined;
}

export interface Published {
  number: number;
  /** `false`: the last release already was this one. */
  isNew: boolean;
  pages: number;
  pagesRendered: number;
  /** Pages whose bytes differ from the last release's, new ones included. */
  pagesRewritten: number;
  pagesRemoved: number;
  /** ISO 8601, or `null`. */
  validUntil: string | null;
  /** `null` where nothing was validated. */
  conformance: ConformanceReport | null;
}

/**
 * Makes the next release from the last one and puts it into use. Until then nothing that readers see is
 * touched; afterwards what may be shown no more is purged from the releases kept. One process at a time.
 */
export async function publishRelease(options: PublishOptions): Promise<Published> {
  const { releases, routes, frameHash, validate, lateRoutes = [] } = options;
  await options.spare?.catch(() => {});
  releases.sweep();
  const last = lastRelease(releases);
  // What would be found in files that are as they were is what was found in them.
  const context = { ...options.context, conformance: last?.manifest.conformance ?? null };
  const hashOf = (input: InputKey) => hashOfInput(context, input);
  const sameFrame = !options.full && last?.manifest.frameHash === frameHash;
  const plan = planPages(routes, sameFrame && last !== null ? last.log : null, hashOf);
  const purging = last !== null && goneInputs(last.log, context.records).size > 0;
  const outside = describeFiles(options.outside, last?.manifest ?? null);
  const pagesRemoved = last === null ? 0 : countRemoved(last.log, routes);
  const { validUntil } = context.records;

  const settled =
    last !== null &&
    plan.render.length + pagesRemoved === 0 &&
    last.manifest.validUntil === validUntil &&
    sameOutside(last.manifest, outside);
  if (settled) {
    purgePending(releases, context.records);
    const none = { pagesRendered: 0, pagesRewritten: 0, pagesRemoved: 0 };
    return {
      number: last.manifest.number,
      isNew: false,
      pages: routes.length,
      ...none,
      validUntil,
      conformance: context.conformance,
    };
  }

  const number = (last?.manifest.number ?? 0) + 1;
  const target = releases.unfinished(number);
  // With `full` nothing is taken over that could be made anew: what stands may be damaged.
  const base = options.full ? null : last;
  const late = new Set(lateRoutes);
  const early = withoutRoutes(plan, late);
  const kept = keptPages(early, base);
  for (const { path, file } of outside) {
    if (base?.manifest.files[path]?.hash === file.hash) kept.set(path, file);
  }
  const current = new Set(outside.map(({ path }) => path));
  const manifest = last?.manifest ?? null;
  for (const [path, file] of carriedOver(manifest, { number, current, purging })) {
    if (base !== null || existsSync(join(last?.folder ?? '', path))) kept.set(path, file);
  }
  const recycled = options.full ? null : takeRecyclable(releases);
  const touched = layOut({
    target,
    previous: last === null ? null : { folder: last.folder, files: last.manifest.files },
    kept: new Set(kept.keys()),
    recycled,
  });
  const toPlace = outside.filter(({ path }) => !kept.has(path));
  await inParallel(toPlace, {
    atOnce: PLACED_AT_ONCE,
    act: (entry) => placeOutside(target, entry, options.derivatives),
  });
  for (const { path } of toPlace) touched.push(path);

  const files: Record<string, TracedFile> = Object.fromEntries(kept);
  for (const { path, file } of outside) files[path] = file;
  const log = pageLogBuilder();
  if (last !== null) logKept(early, last.log, log.add);
  const { site, assets, searchIndex, records } = context;
  const { projection, appEntry, threads, onPage } = options;
  const rendering = {
    inputs: { appEntry, projection, site, assets, searchIndex, conformance: null },
    folders: { target, previous: base?.folder ?? null },
    before: base?.manifest.files ?? {},
    threads,
  };
  let pagesRewritten = await renderPlanned(early, {
    ...rendering,
    onPage,
    onWritten(route, inputs, file) {
      files[routeFile(route)] = file;
      log.add(route, inputs);
    },
  });
  const told = await renderLate(lateRoutes, { ...rendering, files, validate });
  context.conformance = told.conformance;
  pagesRewritten += told.rewritten;
  for (const [route, inputs] of told.inputs) log.add(route, inputs);

  for (const route of [...early.render, ...lateRoutes]) touched.push(routeFile(route));
  verifyTraced(target, files, touched);
  const made = { version: 1, number, validUntil, projectionHash: records.hash, frameHash } as const;
  const { conformance } = told;
  const next = { ...made, assets: { ...assets }, searchIndex, conformance, files };
  await options.inspect?.(target, next);
  writeReleaseState(releases.path, next, log.finish(hashOf));
  if (purging) markPurge(releases);
  releases.use(number);
  purgePending(releases, records);
  releases.prune();
  const pagesRendered = early.render.length + lateRoutes.length;
  return {
    number,
    isNew: true,
    pages: routes.length,
    pagesRendered,
    pagesRewritten,
    pagesRemoved,
    validUntil,
    conformance,
  };
}
