import { originalKey } from '#media-pipeline/originals/original-key.ts';
import type { Tools } from '#media-pipeline/tools.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { recordIdOf } from './describe/draft-files.ts';
import { whatIsIt } from './examine/what-is-it.ts';
import type { KnownRecords } from './known-records.ts';
import type { Incoming } from './receive/tus-store.ts';
import type { Upload } from './upload.ts';
import type { UploadTable } from './upload-table.ts';

export interface TakeInOptions {
  table: UploadTable;
  incoming: Incoming;
  originals: ObjectStore;
  tools: Tools;
  known: KnownRecords;
}

/**
 * What becomes of a file that was received: a duplicate, a thing for the officer, or an original of the
 * archive. Killed at any moment, it comes to the same when called again. Resolves to the upload as it
 * then stands.
 */
export async function takeIn(upload: Upload, options: TakeInOptions): Promise<Upload | null> {
  const { table, incoming, originals, tools, known } = options;
  const { id, sha256, sizeBytes, facts } = upload;
  if (upload.state !== 'received' || sha256 === null) return upload;
  const path = incoming.pathOf(id);
  const key = originalKey(sha256);

  const twin = findTwin(upload, options);
  if (twin !== null) {
    table.advance(id, { from: 'received', to: 'duplicate', recordId: twin });
    await incoming.remove(id);
    return table.find(id);
  }
  // A life before this one may have moved it already.
  if ((await incoming.offsetOf(id)) !== sizeBytes) await originals.linkTo(key, path);
  const found = await whatIsIt(path, { mediaType: facts?.mediaType ?? null, sizeBytes, tools });
  if ('refused' in found) {
    table.advance(id, { from: 'received', to: 'quarantined', reason: found.refused });
    return table.find(id);
  }
  const isThere = (await originals.stat(key))?.sizeBytes === sizeBytes;
  if (!isThere) await originals.put(key, { path, give: true });
  const recordId = freeId(recordIdOf(found.kind, sha256, id), known);
  table.advance(id, { from: 'received', to: 'kept', ...found, recordId });
  await incoming.remove(id);
  return table.find(id);
}

/**
 * The record or draft that holds the same bytes already: one that everybody may know of, or the sender's
 * own. What others sent and nobody published is not told of.
 */
function findTwin({ id, ownerId, sha256 }: Upload, { table, known }: TakeInOptions): string | null {
  if (sha256 === null) return null;
  const published = known.publicWithOriginal(sha256);
  if (published !== null) return published;
  const own = table.keptWith(sha256).find((each) => each.ownerId === ownerId && each.id !== id);
  return own?.recordId ?? null;
}

function freeId(wanted: string, known: KnownRecords): string {
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    if (!known.has(id)) return id;
  }
}
