import { type Line, lineAt } from './lines.ts';
import { goTo, playFrom } from './on-time.ts';
import type { Part } from './part.ts';

const STEP_SECONDS = 10;
/** Within so much of its start, "the line before" is the one before this. */
const JUST_BEGUN_SECONDS = 1;

/**
 * Single keys, while the focus is in the player and nowhere else (WCAG 2.2, 2.1.4); never in a field, never
 * with a modifier. The page lists them.
 */
export function listenToKeys(
  player: HTMLElement,
  { media, lines, part }: { media: HTMLMediaElement; lines: readonly Line[]; part: Part },
): void {
  const speed = player.querySelector<HTMLSelectElement>('[data-speed]');
  speed?.addEventListener('change', () => {
    media.playbackRate = Number(speed.value);
  });
  const changeSpeed = (by: number) => {
    if (speed === null) return;
    const chosen = Math.min(speed.options.length - 1, Math.max(0, speed.selectedIndex + by));
    speed.selectedIndex = chosen;
    media.playbackRate = Number(speed.value);
  };
  const goToLine = (by: number) => {
    const spoken = lineAt(lines, media.currentTime);
    const at = spoken === undefined ? -1 : lines.indexOf(spoken);
    const begun =
      spoken !== undefined && media.currentTime - spoken.startSeconds > JUST_BEGUN_SECONDS;
    const line = lines[by < 0 && begun ? at : at + by];
    if (line !== undefined) playFrom(media, line.startSeconds);
  };
  const seek = (by: number) => {
    goTo(media, media.currentTime + by);
  };
  const actions: Readonly<Record<string, () => void>> = {
    k: () => (media.paused ? void media.play() : media.pause()),
    j: () => seek(-STEP_SECONDS),
    l: () => seek(STEP_SECONDS),
    ',': () => goToLine(-1),
    '.': () => goToLine(1),
    r: () => part.toggleLine(),
    '-': () => changeSpeed(-1),
    '+': () => changeSpeed(1),
    '=': () => changeSpeed(1),
  };
  player.addEventListener('keydown', (event) => {
    const { key, target } = event;
    const action = actions[key.toLowerCase()];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.matches('input[type=search], select')) return;
    event.preventDefault();
    action();
  });
}
