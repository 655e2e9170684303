import { defineCommand } from 'citty';
import { toLang } from '../../language.ts';
import { runMediaCommand } from '../../media/run-media-command.ts';
import { openWorkspace } from '../../workspace.ts';
import { toNow } from '../../workspace-args.ts';
import { runArgs } from './args.ts';

/** `archive media`, without a sub-command. With `--json`: JSON lines, the last one the report. */
export const runCommand = defineCommand({
  meta: { name: 'run', description: 'Make what is lacking (default) / Làm những gì còn thiếu' },
  args: runArgs,
  async run({ args }) {
    process.exitCode = await runMediaCommand(openWorkspace(args), {
      now: toNow(args.now),
      lang: toLang(args.lang),
      json: args.json,
    });
  },
});
