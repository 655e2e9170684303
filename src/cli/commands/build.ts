import { defineCommand } from 'citty';
import { buildArchive } from '../build/build-archive.ts';
import { describeBuild, describeStep } from '../build/words.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { openProgress } from '../progress.ts';
import { openWorkspace } from '../workspace.ts';
import { nowArgs, toNow, workspaceArgs } from '../workspace-args.ts';

/** `archive build`: makes the next release from records and from derivatives already made. */
export const buildCommand = defineCommand({
  meta: { name: 'build', description: 'Build the site / Dựng trang web' },
  args: {
    ...workspaceArgs,
    ...nowArgs,
    full: { type: 'boolean', default: false, description: 'render every page anew' },
    json: { type: 'boolean', default: false, description: 'report as one line of JSON' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const progress = openProgress();
    const report = await buildArchive(openWorkspace(args), {
      now: toNow(args.now),
      full: args.full,
      onStep: (step, detail) => progress.update(describeStep(step, detail, lang)),
    });
    progress.end();
    print(args.json ? JSON.stringify(report) : describeBuild(report, lang));
  },
});
