import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineCommand } from 'citty';
import { restoreBackup } from '#backup/restore-backup.ts';
import { toLang } from '../language.ts';
import { print, say } from '../print.ts';
import { openProgress } from '../progress.ts';
import { openWorkspace } from '../workspace.ts';
import { languageArgs, nowArgs, toNow } from '../workspace-args.ts';

/** `archive restore`: an archive from a backup, into a folder of its own. */
export const restoreCommand = defineCommand({
  meta: { name: 'restore', description: 'Bring an archive back from a backup / Khôi phục' },
  args: {
    ...languageArgs,
    ...nowArgs,
    folder: { type: 'positional', description: 'folder of backups', required: true },
    to: {
      type: 'string',
      description: 'folder of the archive to be',
      required: true,
      valueHint: 'DIR',
    },
    snapshot: { type: 'string', description: 'the latest without it', valueHint: 'NAME' },
    withdrawals: {
      type: 'string',
      description: 'a newer ledger of withdrawals, kept elsewhere',
      valueHint: 'FILE',
    },
    over: {
      type: 'boolean',
      default: false,
      description: 'the folder may hold something; it is moved aside',
    },
    json: { type: 'boolean', default: false, description: 'report as one line of JSON' },
  },
  async run({ args }) {
    const vi = toLang(args.lang) === 'vi';
    const to = resolve(args.to);
    const progress = openProgress();
    const report = await restoreBackup({
      from: resolve(args.folder),
      to,
      snapshot: args.snapshot,
      over: args.over,
      ledgers: [
        ...(args.withdrawals === undefined ? [] : [resolve(args.withdrawals)]),
        ...standingLedger(to),
      ],
      now: toNow(args.now),
      onFile: (path) => progress.update(`${vi ? 'Khôi phục' : 'Restoring'}: ${path}`),
    });
    progress.end();
    if (args.json) {
      print(JSON.stringify(report));
      return;
    }
    const { snapshot, files, newerWithdrawals, settingsChanged, movedAside } = report;
    print(
      vi
        ? `Đã khôi phục ${files} tệp từ bản ${snapshot} vào ${to}; từng byte đã được đối chiếu.`
        : `Restored ${files} files of ${snapshot} into ${to}; every byte was verified.`,
    );
    if (newerWithdrawals > 0) {
      say(
        vi
          ? `Giữ ${newerWithdrawals} lần rút lại có sau bản sao lưu: điều đã rút lại không hiện ra nữa.`
          : `${newerWithdrawals} withdrawals later than the backup were kept: what was withdrawn stays so.`,
      );
    }
    if (movedAside !== null) {
      say(vi ? `Những gì có trước đó: ${movedAside}` : `What stood there before: ${movedAside}`);
    }
    if (settingsChanged) {
      say(
        vi
          ? 'archive.yaml nay trỏ vào các thư mục bên trong; hãy xem lại.'
          : 'archive.yaml now names the folders inside; look it over.',
      );
    }
    const config = join(to, 'archive.yaml');
    say(
      vi
        ? `Tiếp theo: archive media --config ${config}, rồi archive build --config ${config}`
        : `Next: archive media --config ${config}, then archive build --config ${config}`,
    );
  },
});

/** The ledger of an archive that stands in the folder, wherever its settings put it. */
function standingLedger(to: string): string[] {
  const config = join(to, 'archive.yaml');
  if (!existsSync(config)) return [];
  const { withdrawals } = openWorkspace({ config });
  return existsSync(withdrawals) ? [withdrawals] : [];
}
