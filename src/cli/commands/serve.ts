import { defineCommand } from 'citty';
import { describeBuild } from '../build/words.ts';
import { toLang } from '../language.ts';
import { say, sayError } from '../print.ts';
import { keepSite } from '../serve/keep-site.ts';
import { listen, untilStopped } from '../serve/listen.ts';
import { openStudioOf } from '../serve/open-studio-of.ts';
import { republishWhenDue } from '../serve/republish.ts';
import { openWorkspace } from '../workspace.ts';
import { portArgs, toPort, workspaceArgs } from '../workspace-args.ts';

/** `archive serve`: serves the release in use, and publishes another when time asks for it. */
export const serveCommand = defineCommand({
  meta: { name: 'serve', description: 'Serve the site / Mở trang web' },
  args: { ...workspaceArgs, ...portArgs },
  async run({ args }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const onError = (error: unknown) => sayError(error, lang);
    const media = new AbortController();
    const site = keepSite(workspace, {
      onBuilt: (report) => say(describeBuild(report, lang)),
      onError,
      signal: media.signal,
    });
    const studio = workspace.config.studio.enabled
      ? await openStudioOf(workspace, { onError, site })
      : undefined;
    const { server, url } = await listen(workspace, {
      port: toPort(args.port),
      host: args.host,
      lang,
      studio,
    });
    say(url);
    const republishing = republishWhenDue(workspace, {
      now: () => new Date(),
      async build() {
        try {
          await site.publish();
        } catch (error) {
          onError(error);
          throw error;
        }
      },
    });
    await untilStopped(server);
    republishing.stop();
    media.abort();
    await studio?.close();
  },
});
