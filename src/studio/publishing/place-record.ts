import { join } from 'node:path';
import type { Catalogue, Fault } from '#catalogue/catalogue.ts';
import { formatFaults } from '#catalogue/report.ts';
import { ArchiveError } from '#domain/archive-error.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { Ledger } from '#projection/ledger.ts';
import { hashFiles, type RecordFiles } from '../drafts/draft.ts';
import { mayStandInPublic } from './choose-root.ts';
import type { Publication } from './journal.ts';
import {
  copyOtherFiles,
  readRecordFolder,
  removeRecordFolder,
  writeRecordFolder,
} from './record-folder.ts';
import { openRepository, type RootOptions } from './repository.ts';

export interface PlaceOptions extends RootOptions {
  timeZone: string;
  now: Date;
  holdings: {
    find(id: string): ArchiveRecord | null;
    catalogue(): Pick<Catalogue, 'faults'>;
    refresh(): Promise<void>;
  };
  withdrawn: Ledger;
  /** Keeps what stood before, once: a second try after a crash begins from there. */
  keepStood(stood: Stood): void;
}

/** Text files of a record by content root. */
export type Stood = Readonly<Record<string, RecordFiles | null>>;

export interface Placed {
  root: string;
  /** `null` where its history holds it already. */
  commitId: string | null;
}

/**
 * Writes a record into the content root where it may stand, takes it out of the others, and commits
 * both. Either all of it or nothing: what cannot be is taken back. May be done again at any point.
 * @throws ArchiveError `published-meanwhile`, `no-private-root`, `record-faulty`, `content-would-break`.
 */
export async function placeRecord(
  publication: Publication & { files: RecordFiles },
  options: PlaceOptions,
): Promise<Placed> {
  const { roots, keepStood } = options;
  const { folder, files, kind, baseHash } = publication;
  const stood = publication.stood ?? standing(roots, folder);
  keepStood(stood);
  const stoodIn = roots.find(({ path }) => stood[path] != null);
  const before = stoodIn === undefined ? null : (stood[stoodIn.path] ?? null);
  if (kind === 'publish' && baseHash !== (before === null ? null : hashFiles(before))) {
    throw publishedMeanwhile();
  }
  const target = chooseRoot(publication, options, stoodIn);
  const author = { name: publication.actorName, email: `${publication.actor}@studio.invalid` };
  // Repositories are there, with what stood, before anything is written.
  const touched = roots.filter(({ path }) => path === target || stood[path] != null);
  const repositories = [];
  for (const { path } of touched) repositories.push(await openRepository(path, options));
  const known = new Set(options.holdings.catalogue().faults.map(keyOf));
  try {
    if (stoodIn !== undefined && stoodIn.path !== target) {
      copyOtherFiles(stoodIn.path, target, folder);
    }
    await writeRecordFolder(target, folder, files);
    for (const { path } of touched) if (path !== target) removeRecordFolder(path, folder);
    await options.holdings.refresh();
    refuseFaults(options.holdings.catalogue().faults, { target, folder, known });
    let commitId: string | null = null;
    for (const repository of repositories) {
      const isTarget = repository.root === target;
      const message = messageOf(publication, isTarget);
      const made = await repository.commit({ folders: [folder], message, author });
      if (isTarget) commitId = made ?? (await repository.lastOf(folder));
    }
    return { root: target, commitId };
  } catch (error) {
    await takeBack(stood, folder, stoodIn?.path === target ? null : target);
    await options.holdings.refresh();
    throw error;
  }
}

export function standing(roots: PlaceOptions['roots'], folder: string): Stood {
  return Object.fromEntries(roots.map(({ path }) => [path, readRecordFolder(path, folder)]));
}

async function takeBack(stood: Stood, folder: string, added: string | null): Promise<void> {
  const from = Object.entries(stood).find(([, files]) => files !== null)?.[0];
  for (const [root, files] of Object.entries(stood)) {
    if (files === null) continue;
    if (added !== null && root === from) copyOtherFiles(added, root, folder);
    await writeRecordFolder(root, folder, files);
  }
  if (added !== null) removeRecordFolder(added, folder);
}

function chooseRoot(
  { files, kind, recordId }: Publication & { files: RecordFiles },
  { roots, holdings, withdrawn, now, timeZone }: PlaceOptions,
  stoodIn: PlaceOptions['roots'][number] | undefined,
): string {
  const isPublic =
    !withdrawn.has(recordId) &&
    kind !== 'withdraw' &&
    mayStandInPublic({
      yaml: files['record.yaml'] ?? '',
      get: holdings.find,
      withdrawn,
      now,
      timeZone,
    });
  if (stoodIn !== undefined && stoodIn.private === !isPublic) return stoodIn.path;
  const own = roots.filter((root) => root.private === !isPublic).at(-1);
  if (own !== undefined) return own.path;
  // Only private roots: what is public stands there too; the gate alone decides what goes out.
  if (isPublic) return roots.at(-1)?.path ?? '';
  if (kind === 'withdraw' && stoodIn !== undefined) return stoodIn.path;
  throw noPrivateRoot();
}

function refuseFaults(
  faults: readonly Fault[],
  { target, folder, known }: { target: string; folder: string; known: ReadonlySet<string> },
): void {
  const own = join(target, folder);
  const broken = faults.filter(
    (fault) =>
      fault.level === 'error' &&
      (join(process.cwd(), fault.file).startsWith(own) ||
        fault.file.startsWith(own) ||
        !known.has(keyOf(fault))),
  );
  if (broken.length === 0) return;
  throw new ArchiveError({
    name: 'content-would-break',
    what: {
      vi: `Chưa công bố được vì hồ sơ còn lỗi:\n${formatFaults(broken, 'vi')}`,
      en: `It was not published, because the record still has errors:\n${formatFaults(broken, 'en')}`,
    },
    hint: {
      vi: 'Trang web vẫn như cũ. Sửa những lỗi trên trong bản nháp rồi gửi duyệt lại.',
      en: 'The site is as it was. Mend these in the draft and send it for review again.',
    },
  });
}

function keyOf({ name, file, line }: Fault): string {
  return `${name} ${file}:${line}`;
}

const VERBS = { publish: 'Publish', close: 'Close', withdraw: 'Withdraw' } as const;

/** Names the record by its id alone: what it says belongs in its files. */
function messageOf({ kind, folder, n }: Publication, isTarget: boolean): string {
  const what = isTarget ? VERBS[kind] : 'Take out';
  return `${what} ${folder.replace(/\/$/, '')}\n\nPublication: ${n}`;
}

function publishedMeanwhile(): ArchiveError {
  return new ArchiveError({
    name: 'published-meanwhile',
    what: {
      vi: 'Hồ sơ này đã được công bố một bản khác sau khi bản nháp bắt đầu.',
      en: 'Another version of this record was published after the draft was begun.',
    },
    hint: {
      vi: 'Bản nháp vẫn còn. Mở bản nháp, xem hai bản cạnh nhau, chọn phần giữ lại rồi gửi duyệt lại.',
      en: 'The draft is kept. Open it, see both side by side, choose what stays and send it for review again.',
    },
  });
}

function noPrivateRoot(): ArchiveError {
  return new ArchiveError({
    name: 'no-private-root',
    what: {
      vi: 'Hồ sơ này không dành cho mọi người, mà kho chưa có thư mục nội dung riêng để giữ nó.',
      en: 'This record is not for everybody, and the archive has no private content root to keep it in.',
    },
    hint: {
      vi: 'Người quản trị thêm vào contentRoots của archive.yaml một thư mục có "private: true" (một kho git riêng), khởi động lại, rồi công bố lại. Bản nháp vẫn còn.',
      en: 'An administrator adds a folder with "private: true" to contentRoots in archive.yaml (a repository of its own), starts again, then publish once more. The draft is kept.',
    },
  });
}
