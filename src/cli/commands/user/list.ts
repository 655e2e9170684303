import { defineCommand } from 'citty';
import type { Person } from '#studio/accounts/open-people.ts';
import { EVERY_COMMUNITY } from '#studio/accounts/role-words.ts';
import { openRooms } from '#studio/open-studio.ts';
import { type Lang, toLang } from '../../language.ts';
import { print, say } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { workspaceArgs } from '../../workspace-args.ts';

export const listCommand = defineCommand({
  meta: { name: 'list', description: 'Accounts and their roles / Các tài khoản và vai trò' },
  args: { ...workspaceArgs, json: { type: 'boolean', default: false, description: 'as JSON' } },
  async run({ args }) {
    const lang = toLang(args.lang);
    const rooms = await openRooms(openWorkspace(args));
    try {
      const people = rooms.accounts.people.list();
      if (args.json) print(JSON.stringify(people.map(toJson), null, 2));
      else if (people.length === 0)
        say({ vi: 'Chưa có tài khoản nào.', en: 'No accounts yet.' }, lang);
      else for (const person of people) print(describe(person, lang));
    } finally {
      rooms.close();
    }
  },
});

function toJson({ userId, name, accountName, isClosed, hasSecondStep, subject }: Person) {
  const { grants, memberOf } = subject;
  return { userId, name, account: accountName, isClosed, hasSecondStep, grants, memberOf };
}

function describe({ name, accountName, isClosed, subject }: Person, lang: Lang): string {
  const roles = subject.grants.map(
    ({ role, communities }) =>
      `${role}: ${communities === 'all' ? EVERY_COMMUNITY[lang] : communities.join(', ')}`,
  );
  const closed = lang === 'vi' ? ' (đã đóng)' : ' (closed)';
  return `${accountName}\t${name}${isClosed ? closed : ''}\t${roles.join('; ')}`;
}
