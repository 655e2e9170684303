import { defineCommand } from 'citty';
import { mediaStatus } from '#media-pipeline/inspect/status.ts';
import { toLang } from '../../language.ts';
import { describeStatus } from '../../media/describe-status.ts';
import { outputColumns } from '../../media/fill.ts';
import { withMedia } from '../../media/open-media.ts';
import { print } from '../../print.ts';
import { openWorkspace } from '../../workspace.ts';
import { toNow } from '../../workspace-args.ts';
import { runArgs } from './args.ts';

/** `archive media status`: where every original stands. Exit code 1 when something waits or was set aside. */
export const statusCommand = defineCommand({
  meta: { name: 'status', description: 'What is made, what waits and why / Tình trạng' },
  args: {
    ...runArgs,
    all: { type: 'boolean', default: false, description: 'every record, made ones too' },
  },
  async run({ args }) {
    const lang = toLang(args.lang);
    await withMedia(openWorkspace(args), { now: toNow(args.now) }, async (media) => {
      const { assets, withdrawn } = await media.load();
      const status = await mediaStatus({ ...media, assets });
      const { tools } = media;
      if (args.json) {
        const gone = withdrawn.map(({ id }) => id);
        print(JSON.stringify({ version: 1, tools, ...status, withdrawn: gone }));
      } else {
        const options = { tools, lang, columns: outputColumns(), all: args.all };
        print(describeStatus(status, options).join('\n'));
      }
      const isUnsettled = status.assets.some(
        ({ state }) => state === 'waiting' || state === 'parked',
      );
      process.exitCode = isUnsettled ? 1 : 0;
    });
  },
});
