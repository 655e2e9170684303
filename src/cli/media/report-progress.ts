import type { MediaAsset } from '#media-pipeline/asset.ts';
import type { MediaProgress } from '#media-pipeline/pipeline.ts';
import { recipesOf } from '#media-pipeline/recipes.ts';
import type { Lang } from '../language.ts';
import { print } from '../print.ts';
import type { Progress } from '../progress.ts';
import { type BoardLine, boardLines, totalLine } from './board.ts';
import { openTimeLeft } from './time-left.ts';

export interface MediaReporter {
  begin(assets: readonly MediaAsset[]): void;
  event(event: MediaProgress): void;
  /** Where it stood last. */
  last(): { done: number; total: number };
  end(): void;
}

export interface MediaReporterOptions {
  /** JSON lines on standard output, and nothing else. */
  json: boolean;
  progress: Progress;
  lang: Lang;
  concurrency: number;
  nowMs?: () => number;
}

const REPAINT_MS = 1000;
/** How often lines are left behind where none can be rewritten. */
export const PLAIN_EVERY_MS = 30_000;
const JSON_EVERY_MS = 1000;

/** Tells how a run of media goes: lines rewritten on a terminal, plain lines elsewhere, or JSON lines. */
export function openMediaReporter({
  json,
  progress,
  lang,
  concurrency,
  nowMs = () => performance.now(),
}: MediaReporterOptions): MediaReporter {
  let time = openTimeLeft({ assets: [], recipesOf: namesOf, concurrency, nowMs });
  const underWay = new Map<string, Omit<BoardLine, 'secondsLeft'> & { toldMs: number }>();
  let last = { done: 0, total: 0 };
  let plainMs = nowMs();

  const board = () => ({
    ...last,
    underWay: [...underWay.values()].map((line) => ({
      ...line,
      secondsLeft: time.ofAsset(line.mediaId),
    })),
    secondsLeft: time.ofAll(),
  });
  const paint = () => {
    if (underWay.size > 0) {
      progress.paint(boardLines(board(), { columns: progress.columns(), lang }));
    }
  };
  const repaint = progress.interactive && !json ? setInterval(paint, REPAINT_MS).unref() : null;

  const tellPlain = ({ outcome, mediaId, done, total }: MediaProgress) => {
    if (outcome === 'made') {
      progress.line(`${done}/${total} ${mediaId}`);
      plainMs = nowMs();
    } else if (underWay.size > 0 && nowMs() - plainMs >= PLAIN_EVERY_MS) {
      const names = [...underWay.values()].map((line) => `${line.mediaId} ${percent(line.share)}`);
      progress.line(`${totalLine(board(), lang)}: ${names.join(', ')}`);
      plainMs = nowMs();
    }
  };
  const tellJson = (event: MediaProgress, isDue: boolean) => {
    const { outcome, mediaId, recipe, share, done, total } = event;
    if (outcome === 'reused' || !isDue) return;
    const secondsLeft = time.ofAll();
    const rounded = secondsLeft === null ? null : Math.round(secondsLeft);
    const place = { mediaId, recipe, share: Math.round(share * 1000) / 1000, done, total };
    print(JSON.stringify({ event: outcome, ...place, secondsLeft: rounded }));
  };

  return {
    begin(assets) {
      last = { done: 0, total: assets.length };
      time = openTimeLeft({ assets, recipesOf: namesOf, concurrency, nowMs });
    },
    event(event) {
      const { outcome, mediaId, recipe, share, done, total } = event;
      last = { done, total };
      let isDue = true;
      if (outcome === 'working') {
        const before = underWay.get(mediaId);
        isDue = before?.recipe !== recipe || nowMs() - before.toldMs >= JSON_EVERY_MS;
        const toldMs = isDue ? nowMs() : (before?.toldMs ?? 0);
        underWay.set(mediaId, { mediaId, recipe: recipe ?? '', share, toldMs });
        time.step(mediaId, recipe ?? '', share);
      } else {
        underWay.delete(mediaId);
        time.settle(mediaId, outcome === 'made' ? 'made' : 'other');
      }
      if (json) tellJson(event, isDue);
      else if (progress.interactive) paint();
      else tellPlain(event);
    },
    last: () => last,
    end() {
      if (repaint) clearInterval(repaint);
      progress.end();
    },
  };
}

function namesOf(kind: MediaAsset['kind']): string[] {
  return recipesOf(kind).map(({ name }) => name);
}

const percent = (share: number): string => `${Math.floor(share * 100)}%`;
