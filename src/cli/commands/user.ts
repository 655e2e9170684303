import { createInterface } from 'node:readline/promises';
import { defineCommand } from 'citty';
import { openRooms } from '#studio/open-studio.ts';
import { type Grant, ROLES, type Role } from '#studio/policy/actor.ts';
import { toLang } from '../language.ts';
import { say } from '../print.ts';
import { openWorkspace } from '../workspace.ts';
import { workspaceArgs } from '../workspace-args.ts';

const add = defineCommand({
  meta: { name: 'add', description: 'Make an account / Tạo tài khoản' },
  args: {
    ...workspaceArgs,
    account: {
      type: 'positional',
      description: 'e-mail or telephone number',
      required: true,
    },
    name: { type: 'string', description: 'as they wish to be called', required: true },
    role: { type: 'string', description: ROLES.join(' | '), default: 'officer' },
    communities: { type: 'string', description: 'record ids, with commas; all without' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const rooms = await openRooms(openWorkspace(args));
    try {
      const password = await askPassword(lang === 'vi' ? 'Mật khẩu: ' : 'Password: ');
      const grant: Grant = {
        role: args.role as Role,
        communities: args.communities?.split(',') ?? 'all',
      };
      await rooms.accounts.create({
        name: args.name,
        accountName: args.account,
        password,
        grants: [grant],
      });
      say(
        lang === 'vi' ? `Đã tạo tài khoản cho ${args.name}.` : `Made an account for ${args.name}.`,
      );
    } finally {
      rooms.close();
    }
  },
});

/** `archive user`: accounts of the studio, from the terminal; the first officer is made so. */
export const userCommand = defineCommand({
  meta: { name: 'user', description: 'Accounts of the studio / Tài khoản của phòng làm việc' },
  subCommands: { add },
});

/** Asked for on a terminal, read from a pipe elsewhere. */
async function askPassword(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
