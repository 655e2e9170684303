import { existsSync } from 'node:fs';
import { absoluteUrl } from '#domain/public/routes.ts';
import { openExportedStore } from '#exported/exported-store.ts';
import { harvestExporters } from '#exported/harvest-exporters.ts';
import { harvestFiles } from '#exported/harvest-files.ts';
import { harvestSets } from '#exported/harvest-sets.ts';
import type { RepositorySettings } from '#exported/oai-answers.ts';
import { type ExportCounts, updateExports } from '#exported/update-exports.ts';
import { namespaceOf } from '#exports/oai-pmh-2/identifiers.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import { hashCode } from '#release/site-app/code-hash.ts';
import { OAI_PATH, type OaiMount } from '#server/answer-oai.ts';
import type { Workspace } from '../workspace.ts';
import { hashOfParts } from './project-records.ts';

/** What decides how records are written for harvesters. */
const EXPORT_CODE = ['src/exports', 'src/exported', 'src/domain/public'];

/** How the archive presents itself to harvesters; `null` where the settings name nobody to write to. */
function repositoryOf({ site, config }: Workspace): RepositorySettings | null {
  const { contact } = config.site;
  if (contact === undefined) return null;
  return {
    repositoryName: site.name,
    baseUrl: absoluteUrl(site.url, OAI_PATH),
    adminEmail: contact,
    namespace: namespaceOf(site.url),
  };
}

/** What a server answers harvesters from. */
export function harvestOf(workspace: Workspace): OaiMount | null {
  const settings = repositoryOf(workspace);
  if (settings === null) return null;
  return { store: workspace.exported, settings, clock: () => new Date() };
}

/** Brings what harvesters get up to date; answers the files of it that go out with the site. */
export function updateHarvest(
  workspace: Workspace,
  records: PublicRecords,
): { files: OutsideFile[]; counts: ExportCounts | null } {
  const settings = repositoryOf(workspace);
  if (settings === null && !existsSync(workspace.exported)) return { files: [], counts: null };
  const store = openExportedStore(workspace.exported);
  try {
    const { sets, of } = harvestSets(records);
    const counts = updateExports(store, {
      records,
      exporters: harvestExporters(workspace.site),
      setsOf: of,
      program: hashOfParts([
        hashCode(workspace.root, EXPORT_CODE),
        JSON.stringify([workspace.site.name, workspace.site.url, workspace.site.locales]),
      ]),
      clock: () => new Date(),
    });
    store.keepSets(sets);
    if (settings === null) return { files: [], counts };
    const files = [...harvestFiles(store, settings)].map(
      ({ path, text, records: of }): OutsideFile => ({
        path,
        from: { bytes: Buffer.from(text) },
        contentNamed: false,
        trace: { kind: 'export', records: of },
      }),
    );
    return { files, counts };
  } finally {
    store.close();
  }
}
