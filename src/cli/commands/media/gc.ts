import { defineCommand } from 'citty';
import { ArchiveError } from '#domain/archive-error.ts';
import {
  deleteGarbage,
  findGarbage,
  type Garbage,
} from '#media-pipeline/inspect/collect-garbage.ts';
import { type Lang, toLang } from '../../language.ts';
import { draftedAssets } from '../../media/drafted-assets.ts';
import { formatBytes } from '../../media/figures.ts';
import { type OpenMedia, withMedia } from '../../media/open-media.ts';
import { print } from '../../print.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { toNow } from '../../workspace-args.ts';
import { runArgs } from './args.ts';

/**
 * `archive media gc`: deletes derivatives and descriptions that no record asks for, those of withdrawn
 * records among them. Originals stay, and what was made of files sent to the studio. It refuses while the
 * content has errors: a record that cannot be read would look like one that is gone.
 */
export const gcCommand = defineCommand({
  meta: { name: 'gc', description: 'Delete what is no longer asked for / Dọn phần thừa' },
  args: {
    ...runArgs,
    'dry-run': { type: 'boolean', default: false, description: 'list only / chỉ liệt kê' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const isDryRun = args['dry-run'];
    const workspace = openWorkspace(args);
    await withMedia(workspace, { now: toNow(args.now) }, async (media) => {
      const assets = () => readableAssets(workspace, media);
      const garbage = await findGarbage({ ...media, assets });
      if (!isDryRun) await deleteGarbage(garbage, media);
      if (args.json) print(JSON.stringify({ version: 1, deleted: !isDryRun, ...garbage }));
      else print(describeGarbage(garbage, { lang, isDryRun }).join('\n'));
    });
  },
});

async function readableAssets(workspace: Workspace, media: OpenMedia) {
  const loaded = await media.load();
  const { assets, errors } = loaded;
  if (errors === 0) return [...assets, ...draftedAssets(workspace, loaded)];
  throw new ArchiveError({
    name: 'content-has-errors',
    what: {
      vi: `Nội dung có ${errors} lỗi, nên không biết chắc tư liệu nào đã thừa; không xoá gì.`,
      en: `The content has ${errors} errors, so what is no longer asked for is not certain; nothing is deleted.`,
    },
    hint: {
      vi: 'Sửa các lỗi mà "archive check" nêu rồi chạy lại.',
      en: 'Mend what "archive check" reports and run again.',
    },
  });
}

function describeGarbage(
  { objects, descriptions, jobs, sizeBytes, underWay }: Garbage,
  { lang, isDryRun }: { lang: Lang; isDryRun: boolean },
): string[] {
  const vi = lang === 'vi';
  const lines = isDryRun
    ? [
        ...objects.map(
          ({ key, sizeBytes: each }) => `${formatBytes(each, lang).padStart(8)}  ${key}`,
        ),
      ]
    : [];
  const bytes = formatBytes(sizeBytes, lang);
  const counts = vi
    ? `${objects.length} tệp, ${bytes}; ${descriptions.length} bản mô tả; ${jobs.length} việc tạm gác`
    : `${objects.length} files, ${bytes}; ${descriptions.length} descriptions; ${jobs.length} jobs set aside`;
  const isNothing = objects.length + descriptions.length + jobs.length === 0;
  if (isNothing) lines.push(vi ? 'Không có gì thừa.' : 'Nothing is left over.');
  else if (isDryRun) lines.push(vi ? `Sẽ xoá: ${counts}.` : `Would delete: ${counts}.`);
  else lines.push(vi ? `Đã xoá: ${counts}.` : `Deleted: ${counts}.`);
  if (underWay.length > 0) {
    lines.push(
      vi
        ? `Để lại ${underWay.length} tệp gốc đang được xử lý; chạy lại sau.`
        : `Left ${underWay.length} originals that are being worked on; run again later.`,
    );
  }
  return lines;
}
