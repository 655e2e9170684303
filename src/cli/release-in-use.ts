import { ArchiveError } from '#domain/archive-error.ts';
import { type ReleaseManifest, readManifest } from '#release/manifest.ts';
import { openReleasesFolder } from '#release/releases-folder.ts';
import type { Workspace } from './workspace.ts';

export interface ReleaseInUse {
  manifest: ReleaseManifest;
  folder: string;
}

/** Throws ArchiveError `nothing-built` before the first build. */
export function releaseInUse({ state }: Workspace): ReleaseInUse {
  const releases = openReleasesFolder(state);
  const number = releases.current();
  const manifest = number === null ? null : readManifest(releases.path, number);
  if (number === null || manifest === null) {
    throw new ArchiveError({
      name: 'nothing-built',
      what: { vi: 'Chưa có bản phát hành nào.', en: 'There is no release yet.' },
      hint: { vi: 'Chạy "archive build" trước.', en: 'Run "archive build" first.' },
    });
  }
  return { manifest, folder: releases.folder(number) };
}
