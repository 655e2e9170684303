import { join } from 'node:path';
import { type Catalogue, loadCatalogue } from '#catalogue/catalogue.ts';
import { countFaults, formatFaults } from '#catalogue/report.ts';
import { rulesHash } from '#conformance/contracts.ts';
import { refuseInvalid } from '#conformance/refuse-invalid.ts';
import { validateRelease } from '#conformance/validate-release.ts';
import { VALIDATORS } from '#conformance/validators.ts';
import { ArchiveError } from '#domain/archive-error.ts';
import { refuseLeaks } from '#projection/leaks/inspect-release.ts';
import type { SiteContextFile } from '#public-records/load-site-context.ts';
import { openPublicRecords, type PublicRecords } from '#public-records/reader.ts';
import { conformanceRoutes, siteRoutes } from '#public-records/site-routes.ts';
import { bundleAssets } from '#release/assets/bundle-assets.ts';
import { writeJson } from '#release/manifest.ts';
import { toOutsideFiles } from '#release/outside-files.ts';
import { type Published, publishRelease } from '#release/publish-release.ts';
import { openReleasesFolder } from '#release/releases-folder.ts';
import { compileSiteApp } from '#release/site-app/compile.ts';
import { makeSpare } from '#release/spare/make-spare.ts';
import { inspectSite } from '../leaks/inspect-site.ts';
import { openMediaStores } from '../media/open-stores.ts';
import type { SearchServerReport } from '../search-server/update.ts';
import type { Workspace } from '../workspace.ts';
import { withBuildLock } from './build-lock.ts';
import { updateAllExports } from './exports/update-exports.ts';
import { indexRecords } from './index-records.ts';
import { hashOfParts, projectRecords } from './project-records.ts';
import { releaseFiles } from './release-files.ts';
import { shareCards } from './share-cards.ts';

export const BUILD_STEPS = [
  'check',
  'project',
  'index',
  'cards',
  'export',
  'compile',
  'render',
  'validate',
  'inspect',
  'done',
] as const;
export type BuildStep = (typeof BUILD_STEPS)[number];

export interface BuildOptions {
  now: Date;
  /** Render every page anew. */
  full: boolean;
  /** Share cards are left to the next build: what nobody shares yet need not wait for them. */
  cardsLater?: boolean;
  onStep: (step: BuildStep, detail: { done: number; of: number } | null) => void;
}

export interface BuildReport extends Published {
  /** What became of the Meilisearch that the settings name; `null` where they name none. */
  searchServer: SearchServerReport | null;
  records: number;
  warnings: number;
  seconds: Record<
    | 'check'
    | 'project'
    | 'index'
    | 'cards'
    | 'export'
    | 'compile'
    | 'render'
    | 'validate'
    | 'inspect'
    | 'total',
    number
  >;
}

/** Two threads render as fast as four on the machines this runs on, at half the memory. */
const RENDER_THREADS = 2;

/**
 * From the editors' files to a release in use. Throws ArchiveError `content-has-errors` before anything
 * is made when records are faulty.
 */
export function buildArchive(workspace: Workspace, options: BuildOptions): Promise<BuildReport> {
  return withBuildLock(join(workspace.state, 'build.lock'), () => build(workspace, options));
}

async function build(workspace: Workspace, options: BuildOptions): Promise<BuildReport> {
  const { root, site, folders, state } = workspace;
  const { now, full, cardsLater = false, onStep } = options;
  const clock = stopwatch();
  // The compilers are processes of their own and work beside the first steps.
  const compiling = Promise.all([compileSiteApp(root, folders.siteApp), bundleAssets(root)]);
  compiling.catch(() => {});

  onStep('check', null);
  const catalogue = await openCheckedCatalogue(workspace, now);
  const checked = clock();
  const releases = openReleasesFolder(state);
  const spare = hasChanges(catalogue) ? makeSpare(releases) : undefined;
  spare?.catch(() => {});
  onStep('project', null);
  await projectRecords(workspace, { catalogue, now });
  const projected = clock();
  const records = openPublicRecords(folders.projection);
  const { derivatives } = await openMediaStores(workspace);
  try {
    onStep('index', null);
    const index = await indexRecords(workspace, records);
    const indexed = clock();
    if (!cardsLater) onStep('cards', null);
    const cards = cardsLater
      ? []
      : await shareCards(workspace, {
          records,
          derivatives,
          full,
          onCard: (done, of) => onStep('cards', { done, of }),
        });
    const carded = clock();
    onStep('export', null);
    const exports = updateAllExports(workspace, { records, full });
    const exported = clock();
    onStep('compile', null);
    const [app, assets] = await compiling;
    const compiled = clock();
    let validating = 0;
    let inspecting = 0;
    const context = { records, site, assets: assets.byName, searchIndex: index.entry };
    const published = await publishRelease({
      releases,
      spare,
      context,
      projection: folders.projection,
      routes: Array.from(siteRoutes(records, site), ({ route }) => route),
      appEntry: app.entry,
      frameHash: hashOfParts([
        app.hash,
        JSON.stringify(site),
        JSON.stringify(assets.byName),
        // Under other rules, or by other programs, everything is held to its standards again.
        rulesHash(),
        ...VALIDATORS.map(({ id, version }) => `${id} ${version}`),
      ]),
      lateRoutes: Array.from(conformanceRoutes(site), ({ route }) => route),
      outside: [
        ...toOutsideFiles(assets),
        ...(await releaseFiles(workspace, { index, derivatives })),
        ...cards,
        ...exports.files,
      ],
      derivatives,
      full,
      threads: RENDER_THREADS,
      onPage: (done, of) => onStep('render', { done, of }),
      async validate(release, files) {
        onStep('validate', null);
        const startedAt = clock();
        const memory = join(folders.cache, 'conformance.json');
        const validated = await validateRelease({
          folder: release,
          files,
          validators: VALIDATORS,
          memory,
          // The second time round, what was looked at in this build is known.
          full: full && validating === 0,
        });
        validating += clock() - startedAt;
        refuseInvalid(validated);
        return validated.report;
      },
      async inspect(release, manifest) {
        onStep('inspect', null);
        const startedAt = clock();
        const report = await inspectSite(workspace, {
          release,
          manifest,
          catalogue,
          published: records,
          full,
          searchIndex: full,
          isVerified: true,
        });
        refuseLeaks(report);
        inspecting = clock() - startedAt;
      },
    });
    const file = {
      projection: 'projection',
      site,
      assets: assets.byName,
      searchIndex: index.entry,
      conformance: published.conformance,
    };
    writeJson(join(state, 'site-context.json'), file satisfies SiteContextFile);
    onStep('done', null);
    const rendered = clock();
    return {
      ...published,
      searchServer: await updateSearch(workspace, records),
      records: catalogue.ids().length,
      warnings: countFaults(catalogue.faults).warnings,
      seconds: {
        check: checked,
        project: projected - checked,
        index: indexed - projected,
        cards: carded - indexed,
        export: exported - carded,
        compile: compiled - exported,
        render: rendered - compiled - validating - inspecting,
        validate: validating,
        inspect: inspecting,
        total: rendered,
      },
    };
  } finally {
    catalogue.close();
    records.close();
  }
}

/** The client of the search server is loaded where there is one. */
async function updateSearch(workspace: Workspace, records: PublicRecords) {
  if (workspace.config.search.provider !== 'meilisearch') return null;
  const { updateAfterBuild } = await import('../search-server/update.ts');
  return await updateAfterBuild(workspace, records);
}

function hasChanges({ changedIds, removedIds }: Catalogue): boolean {
  return changedIds.length + removedIds.length > 0;
}

/** Loads the catalogue; a faulty one stops everything. */
async function openCheckedCatalogue(
  { contentRoots, folders, site }: Workspace,
  now: Date,
): Promise<Catalogue> {
  const catalogue = await loadCatalogue({
    roots: contentRoots,
    cacheFolder: folders.catalogue,
    now,
    timeZone: site.timeZone,
  });
  const errors = catalogue.faults.filter(({ level }) => level === 'error');
  if (errors.length === 0) return catalogue;
  catalogue.close();
  throw new ArchiveError({
    name: 'content-has-errors',
    what: {
      vi: `Nội dung có lỗi nên không dựng được trang web:\n${formatFaults(errors, 'vi')}\n`,
      en: `The content has errors, so the site is not built:\n${formatFaults(errors, 'en')}\n`,
    },
    hint: {
      vi: 'Sửa các lỗi trên rồi dựng lại; "archive check" báo lại tất cả.',
      en: 'Mend the errors above and build again; "archive check" reports them all.',
    },
  });
}

/** Seconds since it was made. */
function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start) / 1000;
}
