import { defineCommand } from 'citty';
import { importAuthority } from '#authority/import.ts';
import type { ImportReport } from '#authority/run-import.ts';
import { momentOf } from '#projection/moment.ts';
import { type Lang, toLang } from '../language.ts';
import { print } from '../print.ts';
import { openWorkspace } from '../workspace.ts';
import { nowArgs, toNow, workspaceArgs } from '../workspace-args.ts';

/** `archive import --from <folder>`: authority data into records; a second run changes nothing. */
export const importCommand = defineCommand({
  meta: {
    name: 'import',
    description: 'Bring authority data into the content / Nhập dữ liệu thẩm quyền vào nội dung',
  },
  args: {
    ...workspaceArgs,
    ...nowArgs,
    from: { type: 'string', description: 'folder of the data', required: true, valueHint: 'DIR' },
    json: { type: 'boolean', default: false, description: 'one JSON document' },
  },
  run({ args }) {
    const workspace = openWorkspace(args);
    const [root] = workspace.contentRoots;
    const report = importAuthority({
      from: args.from,
      contentRoot: root?.path ?? 'content',
      origin: {
        date: momentOf(toNow(args.now), workspace.site.timeZone).today,
        holder: workspace.site.name,
      },
    });
    print(args.json ? JSON.stringify(report, null, 2) : describe(report, toLang(args.lang)));
  },
});

function describe({ made, changed, unchanged }: ImportReport, lang: Lang): string {
  return lang === 'vi'
    ? `Tệp mới: ${made.length}. Tệp bổ sung: ${changed.length}. Tệp giữ nguyên: ${unchanged}.`
    : `New files: ${made.length}. Supplemented: ${changed.length}. Unchanged: ${unchanged}.`;
}
