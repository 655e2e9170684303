import { onTime, playFrom } from './on-time.ts';

export interface Line {
  element: HTMLLIElement;
  link: HTMLAnchorElement;
  startSeconds: number;
  endSeconds: number;
}

/** After the reader has moved the box, it is left alone for so long. */
const RESTS_MS = 4000;

/** The lines of a list of cues, in the order of the page. */
export function linesOf(list: HTMLElement): Line[] {
  return [...list.querySelectorAll('li')].flatMap((element) => {
    const link = element.querySelector<HTMLAnchorElement>('.cue-time');
    const { start, end } = element.dataset;
    return link === null
      ? []
      : [{ element, link, startSeconds: Number(start), endSeconds: Number(end) }];
  });
}

/** The last line that has begun; `undefined` before the first. */
export function lineAt(lines: readonly Line[], seconds: number): Line | undefined {
  let last: Line | undefined;
  for (const line of lines) if (line.startSeconds <= seconds) last = line;
  return last;
}

/**
 * A line plays from its start when it is pressed anywhere; the one that is spoken is marked, and kept in view
 * within its own box: the page never moves. `link` writes the address of a moment.
 */
export function followLines(
  list: HTMLElement,
  { media, link }: { media: HTMLMediaElement; link(seconds: number): string },
): Line[] {
  const lines = linesOf(list);
  for (const line of lines) {
    line.link.href = link(line.startSeconds);
    line.element.addEventListener('click', (event) => {
      if ((event.target as Element).closest('.cue-words a')) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      playFrom(media, line.startSeconds);
    });
  }
  const keepInView = viewKeeper(list, media);
  let spoken: Line | undefined;
  onTime(media, (seconds) => {
    const now = lineAt(lines, seconds);
    if (now !== spoken) {
      mark(spoken, false);
      mark(now, true);
      spoken = now;
      if (now !== undefined) keepInView(now.element);
    }
    const next = lines[now === undefined ? 0 : lines.indexOf(now) + 1];
    return next?.startSeconds ?? null;
  });
  walkWithArrows(list, lines);
  return lines;
}

function mark(line: Line | undefined, isSpoken: boolean): void {
  if (line === undefined) return;
  line.element.classList.toggle('speaking', isSpoken);
  if (isSpoken) line.link.setAttribute('aria-current', 'true');
  else line.link.removeAttribute('aria-current');
}

function viewKeeper(box: HTMLElement, media: HTMLMediaElement): (line: HTMLElement) => void {
  let restsUntil = 0;
  for (const moved of ['wheel', 'touchmove', 'keydown'] as const) {
    box.addEventListener(
      moved,
      () => {
        restsUntil = Date.now() + RESTS_MS;
      },
      { passive: true },
    );
  }
  return (line) => {
    if (Date.now() < restsUntil) return;
    const isStill = media.paused || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = line.offsetTop - (box.clientHeight - line.offsetHeight) / 3;
    box.scrollTo({ top, behavior: isStill ? 'auto' : 'smooth' });
  };
}

/** Hundreds of lines are one stop of the Tab key; arrows walk among them. */
function walkWithArrows(list: HTMLElement, lines: readonly Line[]): void {
  const stopAt = (chosen: Line | undefined) => {
    for (const line of lines) line.link.tabIndex = line === chosen ? 0 : -1;
  };
  stopAt(lines[0]);
  list.addEventListener('focusin', ({ target }) => {
    stopAt(lines.find(({ link }) => link === target));
  });
  list.addEventListener('keydown', (event) => {
    const shown = lines.filter(({ element }) => !element.hidden);
    const at = shown.findIndex(({ link }) => link === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    const line = at === -1 || to === undefined ? undefined : shown[to];
    if (line === undefined) return;
    event.preventDefault();
    line.link.focus();
  });
}
