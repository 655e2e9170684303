import { defineCommand } from 'citty';
import { accountUnknown } from '#studio/accounts/account-faults.ts';
import { toAccountName } from '#studio/accounts/account-name.ts';
import { ARCHIVE } from '#studio/audit/open-audit.ts';
import { openRooms } from '#studio/open-studio.ts';
import { toLang } from '../../language.ts';
import { print, say } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { accountArgs } from './account-args.ts';
import { askPassword } from './ask-password.ts';

export const resetCommand = defineCommand({
  meta: {
    name: 'reset',
    description: 'A one-time code for a new password / Mã dùng một lần để đặt mật khẩu mới',
  },
  args: {
    ...accountArgs,
    password: { type: 'boolean', default: false, description: 'ask for the password itself' },
    'second-step': {
      type: 'boolean',
      default: true,
      description: 'keep it on (--no-second-step: the telephone is lost)',
    },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const rooms = await openRooms(openWorkspace(args));
    try {
      const { accounts, audit } = rooms;
      const accountName = toAccountName(args.account);
      const person = accounts.people.findByName(accountName);
      if (person === null) throw accountUnknown(accountName);
      const { userId, name } = person;
      const now = new Date();
      if (!args['second-step']) {
        await accounts.secondStep.remove(userId);
        audit.note({ actor: ARCHIVE, action: 'account.second-step-off', subject: userId, at: now });
      }
      if (args.password) await accounts.passwords.set(userId, await askPassword(lang));
      const code = args.password ? null : accounts.codes.give({ userId, by: ARCHIVE, now });
      audit.note({ actor: ARCHIVE, action: 'account.reset', subject: userId, at: now });
      if (code !== null) print(code);
      const said =
        code === null
          ? {
              vi: `Đã đổi mật khẩu của ${name}; mọi nơi đang đăng nhập đều đã bị đăng xuất.`,
              en: `The password of ${name} is changed, and they are signed out everywhere.`,
            }
          : {
              vi: `Đọc mã này cho ${name}; mã dùng được một lần, trong 24 giờ, ở /studio/reset/.`,
              en: `Read this to ${name}; it works once, for 24 hours, at /studio/reset/.`,
            };
      say(said, lang);
    } finally {
      rooms.close();
    }
  },
});
