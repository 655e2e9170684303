#!/usr/bin/env node
import { defineCommand, runCommand, showUsage } from 'citty';
import { exitCodeOf } from './exit-code.ts';
import { toLang } from './language.ts';
import { sayError } from './print.ts';

/** The `archive` command. Commands are loaded when they are called: `archive due` starts in no time. */
const archive = defineCommand({
  meta: {
    name: 'archive',
    description: 'Bản Sắc: a living archive of the cultures of Vietnam’s peoples',
  },
  subCommands: {
    start: async () => (await import('./commands/start.ts')).startCommand,
    check: async () => (await import('./commands/check.ts')).checkCommand,
    import: async () => (await import('./commands/import.ts')).importCommand,
    media: async () => (await import('./commands/media.ts')).mediaCommand,
    worker: async () => (await import('./commands/worker.ts')).workerCommand,
    build: async () => (await import('./commands/build.ts')).buildCommand,
    serve: async () => (await import('./commands/serve.ts')).serveCommand,
    user: async () => (await import('./commands/user.ts')).userCommand,
    audit: async () => (await import('./commands/audit.ts')).auditCommand,
    erase: async () => (await import('./commands/erase.ts')).eraseCommand,
    backup: async () => (await import('./commands/backup.ts')).backupCommand,
    restore: async () => (await import('./commands/restore.ts')).restoreCommand,
    due: async () => (await import('./commands/due.ts')).dueCommand,
    leaks: async () => (await import('./commands/leaks.ts')).leaksCommand,
    locale: async () => (await import('./commands/locale.ts')).localeCommand,
    index: async () => (await import('./commands/index.ts')).indexCommand,
    search: async () => (await import('./commands/search.ts')).searchCommand,
    doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
});

const rawArgs = process.argv.slice(2);
try {
  if (rawArgs.length === 0 || rawArgs.includes('--help') || rawArgs.includes('-h'))
    await showHelp();
  else await runCommand(archive, { rawArgs });
} catch (error) {
  sayError(error, toLang(/--lang[= ](vi|en)/.exec(rawArgs.join(' '))?.[1]));
  process.exitCode = exitCodeOf(error);
}

interface Command {
  subCommands?: Record<string, () => Promise<Command>>;
}

/** Help of the command that is named, however deep: `archive media plan --help`. */
async function showHelp(): Promise<void> {
  const named = rawArgs.filter((arg) => !arg.startsWith('-'));
  let command: Command = archive as Command;
  let parent: Command | undefined;
  for (const name of named) {
    const below = command.subCommands?.[name];
    if (below === undefined) break;
    parent = command;
    command = await below();
  }
  await showUsage(command as typeof archive, parent as typeof archive | undefined);
}
