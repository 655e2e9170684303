import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import { momentOf } from '#projection/moment.ts';
import { type BundledAssets, bundleAssets } from '#release/assets/bundle-assets.ts';
import { loadSitePages, type RenderSitePage } from '#release/render/open-page-renderer.ts';
import { hashCode } from '#release/site-app/code-hash.ts';
import { compileSiteApp, compileStudioApp } from '#release/site-app/compile.ts';
import { ACCOUNTS_SCHEMA } from './accounts/accounts-schema.ts';
import { communityNames } from './accounts/community-names.ts';
import { type Accounts, openAccounts } from './accounts/open-accounts.ts';
import { ownAccountRoutes } from './accounts/own-account-routes.ts';
import { peopleRoutes } from './accounts/people-routes.ts';
import { signInRoutes } from './accounts/sign-in-routes.ts';
import { openAreaRoom } from './area/open-area-room.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { AUDIT_SCHEMA, type Audit, openAudit } from './audit/open-audit.ts';
import { openStudioDatabase } from './database/open-database.ts';
import { DRAFTS_SCHEMA, type DraftStore, openDraftStore } from './drafts/draft-store.ts';
import { custodiansIn } from './holdings/custodians.ts';
import { openHoldings } from './holdings/open-holdings.ts';
import { assetRoutes } from './http/asset-routes.ts';
import { studioDispatcher } from './http/dispatch.ts';
import { languageRoutes } from './http/language-routes.ts';
import type { ScreenContext, StudioRoute } from './http/route.ts';
import { JOBS_SCHEMA } from './jobs/job-table.ts';
import { admits } from './policy/knows.ts';
import { may } from './policy/may.ts';
import { PUBLISHING_SCHEMA } from './publishing/journal.ts';
import { openRecordRooms } from './records/open-record-rooms.ts';
import { TEXT_SOURCES_SCHEMA } from './records/texts/text-sources.ts';
import { openReviewRooms } from './review/open-review-rooms.ts';
import { REVIEW_SCHEMA } from './review/review-schema.ts';
import { titleIn } from './review/title-in.ts';
import type { StudioOptions } from './studio-options.ts';
import { openTables } from './tables/open-tables.ts';
import { openRecordNames } from './tables/record-names.ts';
import type { RecordsOptions } from './tables/standing-records.ts';
import { tableRoutes } from './tables/table-routes.ts';
import { openTableStore, TABLES_SCHEMA } from './tables/table-store.ts';
import { openBatchStore, TAGGING_SCHEMA } from './tagging/batch-store.ts';
import { openTagging } from './tagging/open-tagging.ts';
import { taggingRoutes } from './tagging/tagging-routes.ts';
import { knownRecords } from './uploads/known-records.ts';
import { openMediaDrafts } from './uploads/media-drafts.ts';
import { openUploadRoom } from './uploads/upload-room.ts';
import { UPLOADS_SCHEMA } from './uploads/upload-table.ts';

export interface Studio {
  /** Answers a request for `/studio` and below; `clientAddress` is of whom the settings believe it to be. */
  answer(request: Request, clientAddress: string): Promise<Response>;
  /** All of them, each with its rule or the reason why it has none. */
  routes: readonly StudioRoute[];
  /** What is being published is finished first; media under way go on in the next life. */
  close(): Promise<void>;
}

interface CompiledPages {
  app: { render(request: Request, options: { locals: object }): Promise<Response> };
}

/** The studio's rooms without its pages: what the command line needs of it. */
export async function openRooms({
  state,
  config,
}: Pick<StudioOptions, 'state' | 'config'>): Promise<{
  accounts: Accounts;
  audit: Audit;
  drafts: DraftStore;
  database: DatabaseSync;
  close(): void;
}> {
  const folder = join(state, 'studio');
  const database = openStudioDatabase(join(folder, 'studio.sqlite'), [
    ACCOUNTS_SCHEMA,
    AUDIT_SCHEMA,
    DRAFTS_SCHEMA,
    PUBLISHING_SCHEMA,
    REVIEW_SCHEMA,
    UPLOADS_SCHEMA,
    JOBS_SCHEMA,
    TEXT_SOURCES_SCHEMA,
    TABLES_SCHEMA,
    TAGGING_SCHEMA,
  ]);
  const accounts = await openAccounts({
    database,
    keyFile: join(folder, 'session.key'),
    origin: config.studio.origin,
  });
  return {
    accounts,
    audit: openAudit(database),
    drafts: openDraftStore(database),
    database,
    close: () => database.close(),
  };
}

/** What previews and the community area are projected by. */
const GATE_CODE = ['src/domain', 'src/catalogue', 'src/projection', 'src/public-records/format.ts'];

/** Compiles the studio's pages where that was not done, and opens its rooms. */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  const { root, state, config, now, onError } = options;
  const [rooms, compiled, bundled] = await Promise.all([
    openRooms(options),
    compileStudioApp(root, join(state, 'studio-app')),
    bundleAssets(root, 'src/studio'),
  ]);
  const { app } = (await import(pathToFileURL(compiled.entry).href)) as CompiledPages;
  const assets = assetRoutes(bundled);
  const { accounts, audit, drafts, database } = rooms;
  const { timeZone } = config.site;
  const holdings = await openHoldings({
    contentRoots: options.contentRoots,
    cacheFolder: join(state, 'studio', 'catalogue'),
    timeZone,
    now,
    drafts,
    withCustodians: custodiansIn(database),
  });
  const folder = join(state, 'studio');
  const uploadRoom = openUploadRoom({
    database,
    folder,
    quotaBytes: config.studio.quotaBytes,
    timeZone,
    media: options.media,
    known: knownRecords(holdings),
    drafts: openMediaDrafts(database, drafts),
    audit,
    may,
    nameOf: accounts.nameOf,
    now,
    onError,
  });
  const withCustodians = custodiansIn(database);
  let siteAssets: Promise<BundledAssets> | undefined;
  let sitePages: Promise<RenderSitePage> | undefined;
  const asTheSite = {
    programKey: hashCode(root, GATE_CODE),
    assets() {
      siteAssets ??= bundleAssets(root);
      return siteAssets;
    },
    pages() {
      sitePages ??= compileSiteApp(root, join(state, 'site-app'))
        .then(({ entry }) => loadSitePages(entry))
        .then(forVisitors);
      return sitePages;
    },
  };
  const area = openAreaRoom({
    ...options,
    ...asTheSite,
    holdings,
    titleOf: titleIn({ holdings, drafts }),
  });
  const writing = openRecordRooms({
    ...options,
    ...rooms,
    ...asTheSite,
    derivatives: options.media.derivatives,
    holdings,
    withCustodians,
  });
  const reviewing = openReviewRooms({
    ...options,
    ...rooms,
    holdings,
    failedJobs: uploadRoom.failedJobs,
    shownMedia: uploadRoom.shownMedia,
    faultsOf: writing.faultsOf,
  });
  const namesOf = openRecordNames({ holdings, drafts, withCustodians });
  const records: RecordsOptions = {
    drafts,
    holdings,
    withCustodians,
    namesOf,
    may: (...asked) => may(...asked, timeZone),
    admits: (actor, access, at) => admits(actor, access, momentOf(at, timeZone).today),
    now,
  };
  const tables = openTables({ ...records, store: openTableStore(database), audit });
  const pictures = {
    describe: openDescriptions(options.media.folder),
    derivatives: options.media.derivatives,
  };
  const tagging = openTagging({ ...records, batches: openBatchStore(database), audit });
  const routes: readonly StudioRoute[] = [
    ...assets.routes,
    ...languageRoutes,
    ...signInRoutes(accounts, { note: audit.note }),
    ...ownAccountRoutes(accounts, { siteName: config.name, timeZone, note: audit.note }),
    ...peopleRoutes(accounts, {
      communities: communityNames(holdings),
      timeZone,
      note: audit.note,
    }),
    ...area.routes,
    ...writing.routes,
    ...reviewing.routes,
    ...uploadRoom.routes,
    ...tableRoutes(tables),
    ...taggingRoutes(tagging, { ...records, pictures }),
    ...auditRoutes({ audit, timeZone, nameOf: accounts.nameOf }),
  ];
  const answer = studioDispatcher({
    routes,
    origin: (request) => config.studio.origin ?? new URL(request.url).origin,
    actorOf: accounts.actorOf,
    may: (actor, action, subject, at) => may(actor, action, subject, at, timeZone),
    render: (screen, context) => renderScreen(app, screen, context),
    assets: assets.names,
    siteName: config.name,
    now,
    onError,
  });
  return {
    answer,
    routes,
    async close() {
      await reviewing.idle();
      await uploadRoom.close();
      area.close();
      writing.close();
      holdings.close();
      rooms.close();
    },
  };
}

/** Where a page fails is for whoever looks after the server, not for its visitor. */
function forVisitors(render: RenderSitePage): RenderSitePage {
  return async (route, archive) => {
    try {
      return await render(route, archive);
    } catch (cause) {
      throw new Error(`the page ${route} could not be rendered`, { cause });
    }
  };
}

function renderScreen(app: CompiledPages['app'], screen: string, studio: ScreenContext) {
  const path = screen === 'index' ? '' : `${screen}/`;
  return app.render(new Request(`http://studio/studio/${path}`), { locals: { studio } });
}
