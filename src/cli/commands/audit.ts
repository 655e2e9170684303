import { defineCommand } from 'citty';
import { verifiedWords } from '#studio/audit/audit-routes.ts';
import { openRooms } from '#studio/open-studio.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { openWorkspace } from '../workspace.ts';
import { workspaceArgs } from '../workspace-args.ts';

const verify = defineCommand({
  meta: { name: 'verify', description: 'Is the log whole? / Nhật ký có còn nguyên?' },
  args: workspaceArgs,
  async run({ args }) {
    const rooms = await openRooms(openWorkspace(args));
    try {
      const verified = rooms.audit.verify();
      print(verifiedWords(verified)[toLang(args.lang)]);
      if (verified.broken !== null) process.exitCode = 1;
    } finally {
      rooms.close();
    }
  },
});

/** `archive audit verify`: recomputes the studio's log; exit code 1 when it was altered. */
export const auditCommand = defineCommand({
  meta: { name: 'audit', description: 'The log of the studio / Nhật ký của phòng làm việc' },
  subCommands: { verify },
});
