import { defineCommand } from 'citty';
import { accountUnknown } from '#studio/accounts/account-faults.ts';
import { toAccountName } from '#studio/accounts/account-name.ts';
import { ARCHIVE } from '#studio/audit/open-audit.ts';
import { openRooms } from '#studio/open-studio.ts';
import { toLang } from '../../language.ts';
import { say } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { accountArgs } from './account-args.ts';
import { toRoleEntries } from './role-entries.ts';

export const roleCommand = defineCommand({
  meta: { name: 'role', description: 'Give or take roles / Trao hoặc bỏ vai trò' },
  args: {
    ...accountArgs,
    role: {
      type: 'positional',
      description: 'roles, with commas',
      valueHint: 'ROLES',
      required: true,
    },
    communities: {
      type: 'string',
      description: 'record ids, with commas; all without',
      valueHint: 'IDS',
    },
    take: { type: 'boolean', default: false, description: 'take them back' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const { role: roles, communities } = args;
    const entries = await toRoleEntries(workspace, { roles, communities });
    const rooms = await openRooms(workspace);
    try {
      const { accounts, audit } = rooms;
      const accountName = toAccountName(args.account);
      const person = accounts.people.findByName(accountName);
      if (person === null) throw accountUnknown(accountName);
      const { userId, name } = person;
      for (const entry of entries) {
        if (args.take) accounts.grants.take({ userId, ...entry });
        else accounts.grants.give({ userId, ...entry });
        const action = args.take ? 'account.role-taken' : 'account.role-given';
        const why = `${entry.role}:${entry.community}`;
        audit.note({ actor: ARCHIVE, action, subject: userId, at: new Date(), why });
      }
      const said = args.take
        ? { vi: `Đã bỏ vai trò của ${name}.`, en: `Took the roles back from ${name}.` }
        : { vi: `Đã trao vai trò cho ${name}.`, en: `Gave the roles to ${name}.` };
      say(said, lang);
    } finally {
      rooms.close();
    }
  },
});
