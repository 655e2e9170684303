import { defineCommand } from 'citty';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { openPublicRecords } from '#public-records/reader.ts';
import { toLang } from '../language.ts';
import { inspectSite } from '../leaks/inspect-site.ts';
import { print } from '../print.ts';
import { releaseInUse } from '../release-in-use.ts';
import { openWorkspace } from '../workspace.ts';
import { nowArgs, toNow, workspaceArgs } from '../workspace-args.ts';

/** `archive leaks`: looks through the release in use for anything that is not public; exit code 1 when it is there. */
export const leaksCommand = defineCommand({
  meta: { name: 'leaks', description: 'Look for leaks / Tìm thứ lọt ra ngoài' },
  args: {
    ...workspaceArgs,
    ...nowArgs,
    full: { type: 'boolean', default: false, description: 'files that did not change too' },
    json: { type: 'boolean', default: false, description: 'one JSON document' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const { manifest, folder } = releaseInUse(workspace);
    const catalogue = await loadCatalogue({
      roots: workspace.contentRoots,
      cacheFolder: workspace.folders.catalogue,
      now: toNow(args.now),
      timeZone: workspace.site.timeZone,
    });
    const published = openPublicRecords(workspace.folders.projection);
    const report = await inspectSite(workspace, {
      release: folder,
      manifest,
      catalogue,
      published,
      full: args.full,
      searchIndex: true,
      isVerified: false,
    });
    published.close();
    catalogue.close();
    const { findings, filesScanned, filesSkipped, bytesScanned } = report;
    if (args.json) {
      print(JSON.stringify({ version: 1, findings, filesScanned, filesSkipped, bytesScanned }));
    } else {
      for (const { what, hint } of findings) print(`${what[lang]}\n    ${hint[lang]}`);
      print(
        lang === 'vi'
          ? `${findings.length} chỗ lọt; đã xem ${filesScanned} tệp, ${filesSkipped} tệp không đổi.`
          : `${findings.length} leaks; ${filesScanned} files scanned, ${filesSkipped} unchanged.`,
      );
    }
    if (findings.length > 0) process.exitCode = 1;
  },
});
