import { defineCommand } from 'citty';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { formatCoverage } from '#catalogue/coverage/format.ts';
import { measureCoverage } from '#catalogue/coverage/measure.ts';
import { countFaults, formatFaults, toFaultJson } from '#catalogue/report.ts';
import { toLang } from '../language.ts';
import { print } from '../print.ts';
import { openWorkspace } from '../workspace.ts';
import { nowArgs, toNow, workspaceArgs } from '../workspace-args.ts';

/** `archive check`: every fault of the content at once; exit code 1 when there is an error among them. `--report` adds what the records rest on. */
export const checkCommand = defineCommand({
  meta: {
    name: 'check',
    description: 'Report every fault of the content / Báo mọi lỗi của nội dung',
  },
  args: {
    ...workspaceArgs,
    ...nowArgs,
    json: { type: 'boolean', default: false, description: 'one JSON document' },
    report: {
      type: 'boolean',
      default: false,
      description: 'also count sources, paragraphs, links and titles',
    },
  },
  async run({ args }) {
    const workspace = openWorkspace(args);
    const catalogue = await loadCatalogue({
      roots: workspace.contentRoots,
      cacheFolder: workspace.folders.catalogue,
      now: toNow(args.now),
      timeZone: workspace.site.timeZone,
    });
    const coverage = args.report ? measureCoverage(catalogue.all()) : null;
    catalogue.close();
    const { faults } = catalogue;
    const lang = toLang(args.lang);
    if (args.json) print(toFaultJson(faults, coverage));
    else {
      if (coverage !== null) print(`${formatCoverage(coverage, lang)}\n`);
      print(formatFaults(faults, lang));
    }
    if (countFaults(faults).errors > 0) process.exitCode = 1;
  },
});
