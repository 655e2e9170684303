import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { ArchiveError } from '#domain/archive-error.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { deleteGarbage, findGarbage } from '#media-pipeline/inspect/collect-garbage.ts';
import { originalKey } from '#media-pipeline/originals/original-key.ts';
import { appendWithdrawal, readLedger } from '#projection/ledger.ts';
import { openPublicRecords } from '#public-records/reader.ts';
import { openRooms } from '#studio/open-studio.ts';
import { type ErasedHistory, eraseFromHistory } from '#studio/publishing/erase-history.ts';
import {
  readRecordFolder,
  removeRecordFolder,
  writeRecordFolder,
} from '#studio/publishing/record-folder.ts';
import { openRepository, topOf } from '#studio/publishing/repository.ts';
import { eraseWords } from '#studio/review/erase-words.ts';
import { buildArchive } from '../build/build-archive.ts';
import { withBuildLock } from '../build/build-lock.ts';
import { inspectSite } from '../leaks/inspect-site.ts';
import { draftedAssets } from '../media/drafted-assets.ts';
import { withMedia } from '../media/open-media.ts';
import { releaseInUse } from '../release-in-use.ts';
import type { Workspace } from '../workspace.ts';
import { filesHolding, tellingLines } from './look-for.ts';
import { stubOf } from './stub-of.ts';

export interface Erased {
  id: string;
  histories: ErasedHistory[];
  originalDeleted: boolean;
  derivativesDeleted: number;
  /** Of the release in use, every file looked through: while the record still stood, and in the end. */
  leaks: { findings: number; filesScanned: number };
  /** Lines of its text that were looked for in content roots and state, and the files that hold one. */
  linesLookedFor: number;
  filesHolding: string[];
}

/** Folders in which the studio keeps what it can make again from records. */
const STUDIO_CACHES = ['catalogue', 'preview', 'area', 'checking'];

/**
 * Takes a record out of everything this machine holds: site, releases, media, drafts, histories of the
 * content roots. In its place stands a stub that says nothing; the ledger and the log keep its id. May be
 * run again after it was killed. @throws ArchiveError `record-unknown`.
 */
export async function eraseRecord(
  workspace: Workspace,
  { id, by, now }: { id: string; by: string; now: Date },
): Promise<Erased> {
  const { contentRoots, withdrawals, state, folders } = workspace;
  const record = await findRecord(workspace, { id, now });
  const folder = `${record.folder.split('/').slice(-2).join('/')}/`;
  const root = record.folder.slice(0, -folder.length);
  const files = readRecordFolder(root, folder) ?? {};
  const lines = tellingLines(files, otherTexts(contentRoots, folder));

  if (!readLedger(withdrawals).has(id)) {
    const withdrawal = { id, at: now.toISOString(), by, reason: null, showTitle: false };
    await appendWithdrawal(withdrawals, withdrawal);
  }
  const build = () => buildArchive(workspace, { now, full: false, onStep: () => {} });
  await build();
  const whileItStood = await lookThrough(workspace, now);

  const committer = {
    name: workspace.config.name,
    email: `archive@${new URL(workspace.config.site.url).hostname}`,
  };
  const histories: ErasedHistory[] = [];
  await withBuildLock(join(state, 'build.lock'), async () => {
    const stub = stubOf(record);
    removeRecordFolder(root, folder);
    await writeRecordFolder(root, folder, stub);
    for (const { path } of contentRoots) {
      if ((await topOf(path)) === null) continue;
      const erased = await eraseFromHistory(path, folder);
      if (erased !== null) histories.push(erased);
    }
    if ((await topOf(root)) !== null) {
      const repository = await openRepository(root, { roots: contentRoots, committer });
      const message = `Erase ${folder.replace(/\/$/, '')}`;
      await repository.commit({ folders: [folder], message, author: committer });
    }
  });
  const media = await eraseMedia(workspace, { record, now });
  const rooms = await openRooms(workspace);
  try {
    eraseWords(id, { ...rooms, now });
  } finally {
    rooms.close();
  }
  const ofStudio = STUDIO_CACHES.map((name) => join(state, 'studio', name));
  for (const cache of [folders.cache, folders.projection, folders.index, ...ofStudio]) {
    rmSync(cache, { recursive: true, force: true });
  }
  await build();
  const inTheEnd = await lookThrough(workspace, now);
  const places = [...contentRoots.map(({ path }) => path), state];
  return {
    id,
    histories,
    ...media,
    leaks: {
      findings: whileItStood.findings + inTheEnd.findings,
      filesScanned: whileItStood.filesScanned + inTheEnd.filesScanned,
    },
    linesLookedFor: lines.length,
    filesHolding: filesHolding(places.filter(existsSync), lines),
  };
}

async function findRecord(
  { contentRoots, folders, site }: Workspace,
  { id, now }: { id: string; now: Date },
): Promise<ArchiveRecord> {
  const catalogue = await loadCatalogue({
    roots: contentRoots,
    cacheFolder: folders.catalogue,
    now,
    timeZone: site.timeZone,
  });
  const record = catalogue.get(id);
  catalogue.close();
  if (record === null) throw recordUnknown(id);
  return record;
}

async function lookThrough(workspace: Workspace, now: Date) {
  const { contentRoots, folders, site } = workspace;
  const { manifest, folder } = releaseInUse(workspace);
  const catalogue = await loadCatalogue({
    roots: contentRoots,
    cacheFolder: folders.catalogue,
    now,
    timeZone: site.timeZone,
  });
  const published = openPublicRecords(folders.projection);
  try {
    const { findings, filesScanned } = await inspectSite(workspace, {
      release: folder,
      manifest,
      catalogue,
      published,
      full: true,
      searchIndex: true,
      isVerified: false,
    });
    return { findings: findings.length, filesScanned };
  } finally {
    published.close();
    catalogue.close();
  }
}

function eraseMedia(workspace: Workspace, { record, now }: { record: ArchiveRecord; now: Date }) {
  return withMedia(workspace, { now }, async (media) => {
    const loaded = await media.load();
    const { errors, records } = loaded;
    const assets = [...loaded.assets, ...draftedAssets(workspace, loaded)];
    const sha256 = record.type === 'media' ? record.original.sha256 : null;
    const others = [...[...records.values()].map(({ original }) => original), ...assets];
    const isShared = others.some((other) => other.sha256 === sha256);
    const originalDeleted =
      sha256 !== null && !isShared && (await media.originals.delete(originalKey(sha256)));
    if (errors > 0) return { originalDeleted, derivativesDeleted: 0 };
    const garbage = await findGarbage({ ...media, assets: async () => assets });
    await deleteGarbage(garbage, media);
    return { originalDeleted, derivativesDeleted: garbage.objects.length };
  });
}

/** All text of the content roots but that of one folder. */
function otherTexts(roots: Workspace['contentRoots'], folder: string): string {
  const texts: string[] = [];
  for (const { path } of roots) {
    for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name);
      const isText = entry.isFile() && /\.(?:ya?ml|md|vtt|srt)$/.test(entry.name);
      if (isText && !file.startsWith(join(path, folder))) texts.push(readFileSync(file, 'utf8'));
    }
  }
  return texts.join('\n');
}

function recordUnknown(id: string): ArchiveError {
  return new ArchiveError({
    name: 'record-unknown',
    what: {
      vi: `Không có hồ sơ nào mang mã "${id}".`,
      en: `There is no record with the id "${id}".`,
    },
    hint: {
      vi: 'Xem lại mã; "archive check" liệt kê lỗi của nội dung.',
      en: 'Look at the id again; "archive check" lists faults of the content.',
    },
  });
}
