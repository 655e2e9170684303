import { defineCommand } from 'citty';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { countFaults, formatFaults, toFaultJson } from '#catalogue/report.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { openWorkspace } from '../workspace.ts';
import { nowArgs, toNow, workspaceArgs } from '../workspace-args.ts';

/** `archive check`: every fault of the content at once; exit code 1 when there is an error among them. */
export const checkCommand = defineCommand({
  meta: {
    name: 'check',
    description: 'Report every fault of the content / Báo mọi lỗi của nội dung',
  },
  args: {
    ...workspaceArgs,
    ...nowArgs,
    json: { type: 'boolean', default: false, description: 'one JSON document' },
  },
  async run({ args }) {
    const workspace = openWorkspace(args);
    const catalogue = await loadCatalogue({
      roots: workspace.contentRoots,
      cacheFolder: workspace.folders.catalogue,
      now: toNow(args.now),
      timeZone: workspace.site.timeZone,
    });
    catalogue.close();
    const { faults } = catalogue;
    print(args.json ? toFaultJson(faults) : formatFaults(faults, toLang(args.lang)));
    if (countFaults(faults).errors > 0) process.exitCode = 1;
  },
});
