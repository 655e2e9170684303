import { defineCommand } from 'citty';
import { readManifest } from '#release/manifest.ts';
import { openReleasesFolder } from '#release/releases-folder.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { openWorkspace } from '../workspace.ts';
import { nowArgs, toNow, workspaceArgs } from '../workspace-args.ts';

const DUE = 10;

/** `archive due`, for cron: exit code 10 when time asks for another release (or there is none yet). */
export const dueCommand = defineCommand({
  meta: {
    name: 'due',
    description: 'Exit 10 when a build is due / Trả về 10 khi đến lúc dựng lại',
  },
  args: { ...workspaceArgs, ...nowArgs },
  run({ args }) {
    const releases = openReleasesFolder(openWorkspace(args).state);
    const number = releases.current();
    const manifest = number === null ? null : readManifest(releases.path, number);
    const validUntil = manifest?.validUntil ?? null;
    const isDue =
      manifest === null || (validUntil !== null && new Date(validUntil) <= toNow(args.now));
    const vi = toLang(args.lang) === 'vi';
    if (isDue) print(vi ? 'Đến lúc dựng lại.' : 'A build is due.');
    else if (validUntil === null) print(vi ? 'Không có hạn.' : 'Nothing is due.');
    else print(vi ? `Còn hạn đến ${validUntil}.` : `Not due until ${validUntil}.`);
    if (isDue) process.exitCode = DUE;
  },
});
