import { defineCommand } from 'citty';
import { openReleasesFolder } from '#release/releases-folder.ts';
import { buildArchive } from '../build/build-archive.ts';
import { describeBuild, describeStep } from '../build/words.ts';
import { bringMissing } from '../doctor/bring-missing.ts';
import { describeTool, findTools } from '../doctor/tools.ts';
import { toLang } from '../language.ts';
import { sayError } from '../print.ts';
import { openProgress } from '../progress.ts';
import { finishMedia } from '../serve/finish-media.ts';
import { keepSite } from '../serve/keep-site.ts';
import { listen, untilStopped } from '../serve/listen.ts';
import { openStudioOf } from '../serve/open-studio-of.ts';
import { republishWhenDue } from '../serve/republish.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { portArgs, toPort, workspaceArgs } from '../workspace-args.ts';

/**
 * `archive start`: builds what is not built, serves it, then brings ffmpeg where it may, makes the media
 * and publishes again. The studio is open where archive.yaml says so. Nothing is served before it was
 * looked at: a season may have ended while the machine was off. Where nothing was ever built, the first
 * language can be read while the others are.
 */
export const startCommand = defineCommand({
  meta: { name: 'start', description: 'Build and serve / Dựng và mở trang web' },
  args: { ...workspaceArgs, ...portArgs },
  async run({ args }) {
    const lang = toLang(args.lang);
    const workspace = openWorkspace(args);
    const progress = openProgress();
    const tools = await findTools({ ...workspace, forTests: false });
    for (const tool of tools) if (!tool.found) progress.line(describeTool(tool, lang));

    const isNewHere = openReleasesFolder(workspace.state).current() === null;
    const first = await buildArchive(isNewHere ? inFirstLanguage(workspace) : workspace, {
      now: new Date(),
      full: false,
      cardsLater: isNewHere,
      onStep: (step, detail) => progress.update(describeStep(step, detail, lang)),
    });
    progress.line(describeBuild(first, lang));
    const media = new AbortController();
    const { signal } = media;
    const onError = (error: unknown) => sayError(error, lang);
    const site = keepSite(workspace, {
      onBuilt(report) {
        if (report.isNew) progress.line(describeBuild(report, lang));
      },
      onError,
      signal,
    });
    const build = async () => void (await site.build());
    const studio = workspace.config.studio.enabled
      ? await openStudioOf(workspace, { onError, site })
      : undefined;
    const { server, url } = await listen(workspace, {
      port: toPort(args.port),
      host: args.host,
      lang,
      studio,
    });
    progress.line(lang === 'vi' ? `Mở trình duyệt tại ${url}` : `Open ${url} in a browser`);
    const stopped = untilStopped(server);

    const bringing = bringMissing(tools, { lang, progress });
    let isMakingMedia = false;
    const working = Promise.all([bringing, isNewHere && build()])
      .then(() => {
        isMakingMedia = true;
        return finishMedia(workspace, { build, progress, lang, signal });
      })
      .catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      });
    const republishing = republishWhenDue(workspace, { now: () => new Date(), build });
    void working.then(() => republishing.lookAgain());
    await stopped;
    republishing.stop();
    media.abort();
    await bringing.catch(() => {});
    await studio?.close();
    // A release that is being built may be left as it is at any moment; media are let go of first.
    if (isMakingMedia) await working;
    else process.exit();
  },
});

function inFirstLanguage(workspace: Workspace): Workspace {
  const { site } = workspace;
  return { ...workspace, site: { ...site, locales: site.locales.slice(0, 1) } };
}
