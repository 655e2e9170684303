import type { WorkerProgress } from '#media-pipeline/run/run-worker.ts';
import type { Lang } from '../language.ts';
import { print } from '../print.ts';
import type { Progress } from '../progress.ts';
import { PLAIN_EVERY_MS } from './report-progress.ts';

export interface WorkReporterOptions {
  /** JSON lines on standard output, and nothing else. */
  json: boolean;
  progress: Progress;
  lang: Lang;
  nowMs?: () => number;
}

/** Tells how a worker fares: every outcome, and what is under way where it may be rewritten, or now and then. */
export function openWorkReporter({
  json,
  progress,
  lang,
  nowMs = () => performance.now(),
}: WorkReporterOptions): (event: WorkerProgress) => void {
  let toldMs = nowMs();
  return (event) => {
    if (json) print(JSON.stringify(event));
    else if (event.outcome !== 'working') progress.line(workWords(event, lang));
    else if (progress.interactive) progress.update(workWords(event, lang));
    else if (nowMs() - toldMs >= PLAIN_EVERY_MS) {
      progress.line(workWords(event, lang));
      toldMs = nowMs();
    }
  };
}

const OUTCOMES: Readonly<Record<WorkerProgress['outcome'], Record<Lang, string>>> = {
  working: { vi: 'đang làm', en: 'working' },
  made: { vi: 'xong', en: 'made' },
  refused: { vi: 'không dùng được', en: 'refused' },
  parked: { vi: 'tạm gác', en: 'parked' },
  'handed-back': { vi: 'trả lại hàng đợi', en: 'handed back' },
};

function workWords({ key, outcome, recipe, share, reason }: WorkerProgress, lang: Lang): string {
  const step = recipe === null ? '' : ` ${recipe} ${Math.floor(share * 100)}%`;
  const why = reason === null ? '' : `: ${reason[lang]}`;
  return `${key.slice(0, 24)} ${OUTCOMES[outcome][lang]}${step}${why}`;
}
