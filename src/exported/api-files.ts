import { RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import {
  type ApiItem,
  toApiIndex,
  toApiItem,
  toApiLists,
  toApiRecord,
  toRemovedList,
} from '#exports/api/api-documents.ts';
import { apiRoutes } from '#exports/api/api-routes.ts';
import { toOpenApi } from '#exports/api/openapi-3.1.ts';
import type { RecordDocument } from '#exports/dataset/record-document.ts';
import type { ArchiveName } from './dataset-files.ts';
import { DATASET } from './document-exporters.ts';
import type { ExportedItem, ExportedStore } from './exported-store.ts';
import { type OpenFile, toExported, toInstant, toJsonFile, writeFile } from './written-file.ts';

/** Writes the document of one record of the JSON API. */
export function writeApiRecord(item: ExportedItem, open: OpenFile): void {
  const exported = toExported<RecordDocument>(item);
  writeFile(open, {
    path: apiRoutes.record(item.id),
    bytes: toJsonFile(toApiRecord(exported)),
    held: [item.id],
  });
}

/** Writes what leads to the records of the JSON API: index, lists, those removed, the description. */
export function writeApiLists(
  store: ExportedStore,
  { name, siteUrl }: ArchiveName,
  open: OpenFile,
): void {
  const items = new Map<RecordType, ApiItem[]>();
  for (const item of store.current(DATASET)) {
    const exported = toExported<RecordDocument>(item);
    const { type } = exported.document;
    const held = items.get(type);
    if (held === undefined) items.set(type, [toApiItem(exported, siteUrl)]);
    else held.push(toApiItem(exported, siteUrl));
  }
  const totals = RECORD_TYPES.flatMap((type) => {
    const total = items.get(type)?.length ?? 0;
    return total === 0 ? [] : [{ type, total }];
  });
  for (const { type, total } of totals) {
    for (const list of toApiLists(items.get(type) ?? [], { type, total, siteUrl })) {
      writeFile(open, {
        path: apiRoutes.list(type, list.page),
        bytes: toJsonFile(list),
        held: list.items.map(({ id }) => id),
      });
    }
  }
  const told = [
    [apiRoutes.index(), toApiIndex({ name, siteUrl, totals })],
    [apiRoutes.removed(), toRemovedList(removedFrom(store, DATASET))],
    [apiRoutes.openApi(), toOpenApi({ name, siteUrl })],
  ] as const;
  for (const [path, value] of told) {
    writeFile(open, { path, bytes: toJsonFile(value), held: [] });
  }
}

/** What once went out and does no longer, the latest first. */
export function* removedFrom(
  store: ExportedStore,
  exporter: string,
): Iterable<{ id: string; at: string }> {
  for (const { id, changedAt, isDeleted } of store.changes(exporter)) {
    if (isDeleted) yield { id, at: toInstant(changedAt) };
  }
}
