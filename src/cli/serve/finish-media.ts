import type { MediaProgress } from '#media-pipeline/pipeline.ts';
import { makeMedia } from '../build/make-media.ts';
import { describeMedia } from '../build/words.ts';
import type { Lang } from '../language.ts';
import { openMediaReporter } from '../media/report-progress.ts';
import type { Progress } from '../progress.ts';
import type { Workspace } from '../workspace.ts';

/** While media are being made, the site is brought up to date at most this often. */
const BETWEEN_BUILDS_MS = 15_000;

export interface FinishMediaOptions {
  build: () => Promise<void>;
  progress: Progress;
  lang: Lang;
  signal: AbortSignal;
}

/** Makes the media behind a site that is served already, and publishes what is made as it comes. */
export async function finishMedia(
  workspace: Workspace,
  { build, progress, lang, signal }: FinishMediaOptions,
): Promise<void> {
  let builtAt = performance.now();
  const building: Promise<unknown>[] = [];
  const publishSometimes = ({ outcome }: MediaProgress) => {
    if (outcome !== 'made' || performance.now() - builtAt < BETWEEN_BUILDS_MS) return;
    builtAt = performance.now();
    building.push(build().catch(() => {}));
  };
  const { concurrency } = workspace.config.media;
  const reporter = openMediaReporter({ json: false, progress, lang, concurrency });
  const report = await makeMedia(workspace, {
    now: new Date(),
    signal,
    onAssets: reporter.begin,
    onProgress(event) {
      reporter.event(event);
      publishSometimes(event);
    },
  }).finally(reporter.end);
  await Promise.all(building);
  for (const line of describeMedia(report, lang)) progress.line(line);
  if (report.made.length > 0) await build();
}
