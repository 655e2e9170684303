import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import { planFile } from '#media-pipeline/inspect/plan-file.ts';
import { toLang } from '../../language.ts';
import { describePlan } from '../../media/describe-plan.ts';
import { outputColumns } from '../../media/fill.ts';
import { findMediaTools, mediaProfile } from '../../media/media-settings.ts';
import { argumentMissing, fileUnreadable } from '../../media/usage.ts';
import { print } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { workspaceArgs } from '../../workspace-args.ts';
import { jsonArgs } from './args.ts';

/**
 * `archive media plan FILE`: what a file is and what would be made of it. It needs no record, and nothing
 * is made. Exit code 1 when nothing can be.
 */
export const planCommand = defineCommand({
  meta: { name: 'plan', description: 'What would be made of a file / Sẽ làm gì với một tệp' },
  args: {
    ...workspaceArgs,
    ...jsonArgs,
    file: { type: 'positional', required: false, description: 'any file', valueHint: 'FILE' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    if (args.file === undefined) throw argumentMissing('FILE');
    const path = resolve(args.file);
    await checkFile(path);
    const workspace = openWorkspace(args);
    const plan = await planFile(path, {
      tools: await findMediaTools(workspace),
      settings: NO_SETTINGS,
      profile: mediaProfile(workspace),
    });
    if (args.json) print(JSON.stringify({ version: 1, ...plan }));
    else {
      const options = { path: args.file, lang, columns: outputColumns() };
      print(describePlan(plan, options).join('\n'));
    }
    process.exitCode = plan.refused ? 1 : 0;
  },
});

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw fileUnreadable(path, cause);
  });
  if (!found.isFile()) throw fileUnreadable(path, undefined);
}
