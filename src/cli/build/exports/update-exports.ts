import { writeApiLists, writeApiRecord } from '#exported/api-files.ts';
import { writeDataset } from '#exported/dataset-files.ts';
import { DATASET, documentExporters, NATIONAL } from '#exported/document-exporters.ts';
import type { ExportedStore } from '#exported/exported-store.ts';
import { harvestExporters } from '#exported/harvest-exporters.ts';
import { harvestSets } from '#exported/harvest-sets.ts';
import { manifestChangeFiles } from '#exported/manifest-changes.ts';
import { writeNational } from '#exported/national-files.ts';
import { openExportedStore } from '#exported/sqlite-exported-store.ts';
import { type ExportCounts, updateExports } from '#exported/update-exports.ts';
import type { Held } from '#exported/written-file.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import { hashCode } from '#release/site-app/code-hash.ts';
import type { Workspace } from '../../workspace.ts';
import { hashOfParts } from '../project-records.ts';
import { type ExportFolder, openExportFolder } from './export-folder.ts';
import { harvestOutside } from './harvest.ts';
import { manifestExporter } from './manifest-exporter.ts';
import { nationalSigner } from './national-key.ts';

/** What decides how records are written for machines. */
const EXPORT_CODE = ['src/exports', 'src/exported', 'src/domain/public'];

/**
 * Brings what machines get up to date: the items of every standard in the store, then the files that go out with the
 * site. Only what changed is made again.
 */
export function updateAllExports(
  workspace: Workspace,
  { records, full }: { records: PublicRecords; full: boolean },
): { files: OutsideFile[]; counts: ExportCounts } {
  const { root, site, exported, folders } = workspace;
  const store = openExportedStore(exported);
  try {
    const program = hashOfParts([
      hashCode(root, EXPORT_CODE),
      JSON.stringify([site.name, site.url, site.locales, site.ark]),
    ]);
    const { sets, of } = harvestSets(records);
    const counts = updateExports(store, {
      records,
      exporters: [...harvestExporters(site), ...documentExporters(site), manifestExporter(site)],
      setsOf: of,
      program,
      clock: () => new Date(),
    });
    store.keepSets(sets);
    const folder = openExportFolder(folders.exports, { full });
    const files = [
      ...harvestOutside(workspace, store),
      ...manifestChanges(workspace, store),
      ...documentFiles(workspace, { store, folder, program }),
    ];
    folder.finish();
    return { files, counts };
  } finally {
    store.close();
  }
}

function manifestChanges({ site }: Workspace, store: ExportedStore): OutsideFile[] {
  return manifestChangeFiles(store, site.url).map(({ path, text }) => ({
    path,
    from: { bytes: Buffer.from(text) },
    contentNamed: false,
    // It names manifests by their addresses, and those that are gone as gone.
    trace: { kind: 'export', records: [] },
  }));
}

function documentFiles(
  workspace: Workspace,
  { store, folder, program }: { store: ExportedStore; folder: ExportFolder; program: string },
): OutsideFile[] {
  const { site, config, state } = workspace;
  const archive = { name: site.name, siteUrl: site.url };
  const latest = store.latest(DATASET);
  const files: OutsideFile[] = [];
  if (latest !== null) {
    const recordsOf = tracer(store, DATASET);
    const key = `${program} ${latest}`;
    files.push(
      ...folder.unit('dataset', {
        key,
        recordsOf,
        make: (open) => writeDataset(store, archive, open),
      }),
      ...folder.unit('api', {
        key,
        recordsOf,
        make: (open) => writeApiLists(store, archive, open),
      }),
    );
    for (const { id, changedAt, isDeleted } of store.changes(DATASET)) {
      if (isDeleted) continue;
      files.push(
        ...folder.unit(`api ${id}`, {
          key: `${program} ${changedAt}`,
          recordsOf,
          make(open) {
            const item = store.item(DATASET, id);
            if (item !== null) writeApiRecord(item, open);
          },
        }),
      );
    }
  }
  const transferred = store.latest(NATIONAL);
  if (transferred !== null && config.site.contact !== undefined && config.national) {
    const signer = nationalSigner(state);
    files.push(
      ...folder.unit('national', {
        key: `${program} ${transferred} ${signer.fingerprint}`,
        recordsOf: tracer(store, NATIONAL),
        make: (open) => writeNational(store, { archive, signer }, open),
      }),
    );
  }
  return files;
}

/** The records that stand in a file, and those they name. */
function tracer(store: ExportedStore, exporter: string): (held: Held) => readonly string[] {
  const namedBy = new Map(store.named(exporter));
  const ofThose = (ids: Iterable<string>) => [
    ...new Set(Array.from(ids, (id) => namedBy.get(id) ?? []).flat()),
  ];
  let all: readonly string[] | null = null;
  return (held) => {
    if (held !== 'all') return ofThose(held).sort();
    all ??= ofThose(namedBy.keys()).sort();
    return all;
  };
}
