import { makeMedia } from '../build/make-media.ts';
import { describeMedia } from '../build/words.ts';
import type { Lang } from '../language.ts';
import { print } from '../print.ts';
import { openProgress } from '../progress.ts';
import type { Workspace } from '../workspace.ts';
import { fill } from './fill.ts';
import { openMediaReporter } from './report-progress.ts';
import { listenForStop } from './stop.ts';

export interface RunMediaCommandOptions {
  now: Date;
  lang: Lang;
  json: boolean;
}

/**
 * Makes what is lacking and tells how it goes. The exit code: 0, also where originals were refused; 1 when
 * some wait or were set aside; 128 + the signal that stopped it.
 */
export async function runMediaCommand(
  workspace: Workspace,
  { now, lang, json }: RunMediaCommandOptions,
): Promise<number> {
  const progress = openProgress();
  const { concurrency } = workspace.config.media;
  const reporter = openMediaReporter({ json, progress, lang, concurrency });
  const say = (text: string) => {
    const columns = progress.interactive ? progress.columns() : Number.POSITIVE_INFINITY;
    for (const line of fill(text, { columns, indent: '    ' })) progress.line(line);
  };
  const stop = listenForStop();
  try {
    const report = await makeMedia(workspace, {
      now,
      signal: stop.signal,
      onAssets: reporter.begin,
      onProgress: reporter.event,
    });
    reporter.end();
    if (json) print(JSON.stringify({ event: 'report', ...report }));
    else for (const line of describeMedia(report, lang)) say(line);
    return report.missing.length + report.parked.length > 0 ? 1 : 0;
  } catch (error) {
    const exitCode = stop.exitCode();
    if (exitCode === null) throw error;
    const { done, total } = reporter.last();
    reporter.end();
    if (json) print(JSON.stringify({ event: 'stopped', done, total }));
    else say(stoppedWords(done, total)[lang]);
    return exitCode;
  } finally {
    reporter.end();
    stop.release();
  }
}

const stoppedWords = (done: number, total: number) => ({
  vi: `Đã dừng: ${done}/${total} xong và còn nguyên. Lần chạy sau làm tiếp từ chỗ đang dở.`,
  en: `Stopped: ${done} of ${total} are done and stand. The next run goes on from where this one was.`,
});
