import { defineCommand } from 'citty';
import { makeMedia } from '../build/make-media.ts';
import { describeMedia, describeMediaStep } from '../build/words.ts';
import { toLang } from '../language.ts';
import { openProgress } from '../progress.ts';
import { openWorkspace } from '../workspace.ts';
import { nowArgs, toNow, workspaceArgs } from '../workspace-args.ts';

/** `archive media`: makes every derivative that is lacking. Exit code 1 when originals still wait. */
export const mediaCommand = defineCommand({
  meta: { name: 'media', description: 'Make derivatives of the media / Xử lý tư liệu' },
  args: { ...workspaceArgs, ...nowArgs },
  async run({ args }) {
    const lang = toLang(args.lang);
    const progress = openProgress();
    const report = await makeMedia(openWorkspace(args), {
      now: toNow(args.now),
      onProgress: (event) => progress.update(describeMediaStep(event, lang)),
    });
    for (const line of describeMedia(report, lang)) progress.line(line);
    if (report.missing.length > 0) process.exitCode = 1;
  },
});
