import { join } from 'node:path';
import { type ArchiveConfig, toSiteSettings } from '#domain/archive-config.ts';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import type { BundledAssets } from '#release/assets/bundle-assets.ts';
import type { RenderSitePage } from '#release/render/open-page-renderer.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Accounts } from '../accounts/open-accounts.ts';
import type { Audit } from '../audit/open-audit.ts';
import type { SignedVisit, StudioRoute } from '../http/route.ts';
import { may } from '../policy/may.ts';
import { openPreview } from '../preview/open-preview.ts';
import { previewRoutes } from '../preview/preview-routes.ts';
import { allRecordRoutes } from './all-record-routes.ts';
import { toFaultView } from './form/fault-words.ts';
import type { FaultView } from './form/field-view.ts';
import { openRecords, type RecordsOptions } from './open-records.ts';

export interface RecordRoomsOptions
  extends Pick<RecordsOptions, 'database' | 'drafts' | 'holdings' | 'withCustodians'> {
  /** State folder of the archive. */
  state: string;
  config: ArchiveConfig;
  withdrawals: string;
  /** What was made of originals. */
  derivatives: ObjectStore;
  accounts: Accounts;
  audit: Audit;
  /** Browser files and pages of the public site. */
  assets(): Promise<BundledAssets>;
  pages(): Promise<RenderSitePage>;
  /** Names the code that projects. */
  programKey: string;
}

/** The rooms in which records are written and previewed. */
export function openRecordRooms(options: RecordRoomsOptions): {
  routes: readonly StudioRoute[];
  /** What keeps a draft from being published, as somebody may see it. */
  faultsOf(id: string, by: Pick<SignedVisit, 'actor' | 'now'>): readonly FaultView[];
  close(): void;
} {
  const { state, config, accounts, audit, holdings } = options;
  const { timeZone, scheduler } = config.site;
  const folder = join(state, 'studio');
  const records = openRecords({
    ...options,
    folder,
    locales: config.site.locales,
    timeZone,
    may,
    nameOf: accounts.nameOf,
    note: (change) => audit.note(change),
  });
  const preview = openPreview({
    folder: join(folder, 'preview'),
    catalogue: holdings.catalogue,
    describe() {
      const described = openDescriptions(join(state, 'media'));
      // What was made of an upload stands for what will be made of it with its maker's name written in.
      return (key) => described(key) ?? described(key.slice(0, 64));
    },
    withdrawals: options.withdrawals,
    timeZone,
    scheduler,
    programKey: options.programKey,
  });
  const previewing = previewRoutes({
    records,
    preview,
    site: toSiteSettings(config),
    assets: options.assets,
    pages: options.pages,
    derivatives: options.derivatives,
  });
  return {
    routes: [...allRecordRoutes(records), ...previewing],
    faultsOf(id, by) {
      const standing = records.editor.find(id);
      const faults = standing === null ? [] : records.check(standing, by).faults;
      return faults.filter(({ fault }) => fault.level === 'error').map(toFaultView);
    },
    close: preview.close,
  };
}
