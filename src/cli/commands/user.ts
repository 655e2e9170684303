import { defineCommand } from 'citty';

/** `archive user`: accounts of the studio, from the terminal; the first officer is made so. */
export const userCommand = defineCommand({
  meta: { name: 'user', description: 'Accounts of the studio / Tài khoản của phòng làm việc' },
  subCommands: {
    add: async () => (await import('./user/add.ts')).addCommand,
    list: async () => (await import('./user/list.ts')).listCommand,
    reset: async () => (await import('./user/reset.ts')).resetCommand,
    role: async () => (await import('./user/role.ts')).roleCommand,
  },
});
