import { defineCommand } from 'citty';
import { runArgs } from './media/args.ts';

/**
 * `archive media`: makes every derivative that is lacking; its sub-commands look, explain and mend.
 * Exit codes: 0 nothing more is to be done here, 1 something waits or was set aside, or, where one file
 * was asked about, not all is made of it; 2 the command was not understood, 130 stopped with Ctrl-C.
 * Refused files are remembered and reported: a nightly run does not fail for ever because of one.
 */
export const mediaCommand = defineCommand({
  meta: { name: 'media', description: 'Make derivatives of the media / Xử lý tư liệu' },
  // Those of `run`: citty needs them here to tell an option's value from a sub-command.
  args: runArgs,
  default: 'run',
  subCommands: {
    run: async () => (await import('./media/run.ts')).runCommand,
    status: async () => (await import('./media/status.ts')).statusCommand,
    plan: async () => (await import('./media/plan.ts')).planCommand,
    explain: async () => (await import('./media/explain.ts')).explainCommand,
    retry: async () => (await import('./media/retry.ts')).retryCommand,
    gc: async () => (await import('./media/gc.ts')).gcCommand,
    transcribe: async () => (await import('./media/transcribe.ts')).transcribeCommand,
  },
});
