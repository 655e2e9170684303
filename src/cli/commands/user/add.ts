import { defineCommand } from 'citty';
import { ARCHIVE } from '#studio/audit/open-audit.ts';
import { openRooms } from '#studio/open-studio.ts';
import { toLang } from '../../language.ts';
import { print, say } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { accountArgs } from './account-args.ts';
import { askPassword } from './ask-password.ts';
import { toRoleEntries } from './role-entries.ts';

export const addCommand = defineCommand({
  meta: { name: 'add', description: 'Make an account / Tạo tài khoản' },
  args: {
    ...accountArgs,
    name: { type: 'string', description: 'as they wish to be called', required: true },
    role: {
      type: 'string',
      description: 'roles, with commas',
      default: 'officer,editor',
      valueHint: 'ROLES',
    },
    communities: {
      type: 'string',
      description: 'record ids, with commas; all without',
      valueHint: 'IDS',
    },
    code: {
      type: 'boolean',
      default: false,
      description: 'no password: print a one-time code for the person to choose one with',
    },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const { role: roles, communities, name, account } = args;
    const entries = await toRoleEntries(workspace, { roles, communities });
    const rooms = await openRooms(workspace);
    try {
      const { accounts, audit } = rooms;
      const password = args.code ? null : await askPassword(lang);
      const { userId } = await accounts.create({
        name,
        accountName: account,
        password,
        grants: [],
      });
      for (const entry of entries) accounts.grants.give({ userId, ...entry });
      const now = new Date();
      audit.note({ actor: ARCHIVE, action: 'account.create', subject: userId, at: now });
      say({ vi: `Đã tạo tài khoản cho ${name}.`, en: `Made an account for ${name}.` }, lang);
      if (args.code) print(accounts.codes.give({ userId, by: ARCHIVE, now }));
    } finally {
      rooms.close();
    }
  },
});
