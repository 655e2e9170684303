import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineCommand } from 'citty';
import { makeBackup } from '#backup/make-backup.ts';
import { toLang } from '../language.ts';
import { openMediaStores } from '../media/open-stores.ts';
import { print, say } from '../print.ts';
import { openProgress } from '../progress.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { nowArgs, toNow, workspaceArgs } from '../workspace-args.ts';

/** `archive backup`: everything that cannot be made again, into a folder; safe while the server runs. */
export const backupCommand = defineCommand({
  meta: { name: 'backup', description: 'Keep what cannot be made again / Sao lưu' },
  args: {
    ...workspaceArgs,
    ...nowArgs,
    folder: { type: 'positional', description: 'folder of backups', required: true },
    'session-key': {
      type: 'boolean',
      default: false,
      description: 'also the keys of sessions, of two-step sign-in and of national transfers',
    },
    verify: { type: 'boolean', default: false, description: 'read again what is there already' },
    json: { type: 'boolean', default: false, description: 'report as one line of JSON' },
  },
  async run({ args }) {
    const vi = toLang(args.lang) === 'vi';
    const workspace = openWorkspace(args);
    const progress = openProgress();
    const report = await makeBackup({
      folder: resolve(args.folder),
      places: await toPlaces(workspace, args.config),
      now: toNow(args.now),
      withKeys: args['session-key'],
      verify: args.verify,
      onFile: (path) => progress.update(`${vi ? 'Sao lưu' : 'Backing up'}: ${path}`),
    });
    progress.end();
    if (args.json) {
      print(JSON.stringify(report));
      return;
    }
    const { snapshot, files, sizeBytes, copiedFiles, copiedBytes, withoutHistory } = report;
    print(
      vi
        ? `Bản sao lưu ${snapshot}: ${files} tệp, ${toMegabytes(sizeBytes)} MB; chép mới ${copiedFiles} tệp, ${toMegabytes(copiedBytes)} MB.`
        : `Backup ${snapshot}: ${files} files, ${toMegabytes(sizeBytes)} MB; ${copiedFiles} new, ${toMegabytes(copiedBytes)} MB.`,
    );
    for (const root of withoutHistory) {
      say(
        vi
          ? `${root} chưa có lịch sử git: chỉ sao lưu các tệp như đang có.`
          : `${root} has no git history: its files were kept as they are.`,
      );
    }
    if (!args['session-key'] && existsSync(join(workspace.state, 'studio', 'session.key'))) {
      say(
        vi
          ? 'Không kèm khoá phiên: sau khi khôi phục mọi người đăng nhập lại, ai dùng mã hai bước phải cài lại. Thêm --session-key nếu nơi cất bản sao lưu được khoá kỹ.'
          : 'The session key is not in it: after a restore everybody signs in again, and two-step sign-in is set up anew. Add --session-key where the backup is kept under lock.',
      );
    }
  },
});

async function toPlaces(workspace: Workspace, config: string) {
  const { contentRoots, state, withdrawals, issuedDates } = workspace;
  return {
    settings: resolve(config),
    contentRoots: contentRoots.map(({ path }) => resolve(path)),
    state,
    withdrawals,
    issuedDates,
    originals: (await openMediaStores(workspace)).originals,
  };
}

function toMegabytes(sizeBytes: number): string {
  return (sizeBytes / 1e6).toFixed(1);
}
