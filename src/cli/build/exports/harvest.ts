import { absoluteUrl } from '#domain/public/routes.ts';
import type { ExportedStore } from '#exported/exported-store.ts';
import { harvestFiles } from '#exported/harvest-files.ts';
import type { RepositorySettings } from '#exported/oai-answers.ts';
import { namespaceOf } from '#exports/oai-pmh-2/identifiers.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import { OAI_PATH, type OaiMount } from '#server/answer-oai.ts';
import type { Workspace } from '../../workspace.ts';

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

/** What harvesters get, as files. */
export function harvestOutside(workspace: Workspace, store: ExportedStore): OutsideFile[] {
  const settings = repositoryOf(workspace);
  if (settings === null) return [];
  return Array.from(
    harvestFiles(store, settings),
    ({ path, text, records }): OutsideFile => ({
      path,
      from: { bytes: Buffer.from(text) },
      contentNamed: false,
      trace: { kind: 'export', records },
    }),
  );
}
