import { defineCommand } from 'citty';
import { ArchiveError } from '#domain/archive-error.ts';
import { openJobQueue } from '#media-pipeline/queue/open-job-queue.ts';
import { workForOthers } from '#media-pipeline/worker.ts';
import { toLang } from '../language.ts';
import { findMediaTools } from '../media/media-settings.ts';
import { openMediaStores } from '../media/open-stores.ts';
import { openWorkReporter } from '../media/report-work.ts';
import { listenForStop } from '../media/stop.ts';
import { print } from '../print.ts';
import { openProgress } from '../progress.ts';
import { openWorkspace } from '../workspace.ts';
import { toQueue, workspaceArgs } from '../workspace-args.ts';
import { jsonArgs } from './media/args.ts';

/**
 * `archive worker`: makes media for a queue that several machines share. It opens the queue and the two
 * stores that archive.yaml names, and no content root. Ends at Ctrl-C, its unfinished jobs given back.
 */
export const workerCommand = defineCommand({
  meta: {
    name: 'worker',
    description: 'Make media for a shared queue / Xử lý tư liệu cho hàng đợi chung',
  },
  args: {
    ...workspaceArgs,
    ...jsonArgs,
    queue: { type: 'string', description: 'address of the queue', valueHint: 'redis://HOST:PORT' },
    untilIdle: { type: 'boolean', default: false, description: 'end when nothing is left to do' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const { media } = workspace.config;
    const at = toQueue(args.queue) ?? media.queue;
    if (at === 'sqlite') throw queueUnnamed();
    const [stores, tools] = await Promise.all([
      openMediaStores(workspace),
      findMediaTools(workspace),
    ]);
    await using opened = new AsyncDisposableStack();
    const queue = opened.adopt(await openJobQueue({ at }), (shared) => shared.close());
    const stop = listenForStop();
    opened.defer(stop.release);
    const progress = openProgress();
    opened.defer(progress.end);

    if (args.json) print(JSON.stringify({ outcome: 'ready' }));
    else progress.line(WAITING[lang]);
    await workForOthers({
      ...stores,
      queue,
      tools,
      folder: workspace.folders.media,
      concurrency: media.concurrency,
      untilIdle: args.untilIdle,
      signal: stop.signal,
      onProgress: openWorkReporter({ json: args.json, progress, lang }),
    });
    process.exitCode = stop.exitCode() ?? 0;
  },
});

const WAITING = {
  vi: 'Đang chờ việc trong hàng đợi. Ctrl-C để dừng.',
  en: 'Waiting for jobs of the queue. Ctrl-C stops.',
} as const;

function queueUnnamed(): ArchiveError {
  return new ArchiveError({
    name: 'queue-unnamed',
    what: {
      vi: 'archive worker cần một hàng đợi chung; kho này đang dùng hàng đợi của riêng một máy.',
      en: 'archive worker needs a shared queue; this archive uses that of one machine.',
    },
    hint: {
      vi: 'Nêu địa chỉ Redis bằng --queue redis://… hoặc media.queue trong archive.yaml.',
      en: 'Name a Redis with --queue redis://… or as media.queue in archive.yaml.',
    },
  });
}
