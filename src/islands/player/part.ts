import { type Line, lineAt } from './lines.ts';
import { clock, type Moment } from './moment.ts';
import { onTime } from './on-time.ts';

/** A part of the recording that is played once or, for learners, again and again. */
export interface Part {
  /** `null`: the whole recording. An open end while only its beginning is chosen. */
  now(): Moment | null;
  /** Repeats the line that is spoken, or stops repeating. */
  toggleLine(): void;
}

/** `begun`: the part the address names, heard once. */
export function partOf(
  player: HTMLElement,
  {
    media,
    lines,
    begun,
  }: { media: HTMLMediaElement; lines: readonly Line[]; begun: Moment | null },
): Part {
  const find = (name: string) => player.querySelector<HTMLElement>(`[data-part-${name}]`);
  const [line, from, to, off, said] = ['line', 'from', 'to', 'off', 'said'].map(find);
  let part = begun !== null && begun.end !== null ? begun : null;
  let repeats = false;

  const set = (next: Moment | null) => {
    part = next;
    repeats = next !== null && next.end !== null;
    line?.setAttribute('aria-pressed', String(repeats));
    if (off) off.hidden = next === null;
    if (said) said.textContent = next === null ? '' : describe(said.dataset, next);
    if (repeats && next !== null && !isInside(next, media.currentTime))
      media.currentTime = next.start;
  };
  const repeatLine = ({ startSeconds, endSeconds }: Line) =>
    set({ start: startSeconds, end: endSeconds });
  const toggleLine = () => {
    if (repeats) return set(null);
    const spoken = lineAt(lines, media.currentTime) ?? lines[0];
    if (spoken === undefined) return;
    repeatLine(spoken);
    media.play().catch(() => {});
  };
  line?.addEventListener('click', toggleLine);
  from?.addEventListener('click', () => set({ start: media.currentTime, end: null }));
  to?.addEventListener('click', () => {
    const end = media.currentTime;
    if (end > 0) set({ start: part !== null && part.start < end ? part.start : 0, end });
  });
  off?.addEventListener('click', () => set(null));

  onTime(media, (seconds) => {
    if (part === null || part.end === null) return null;
    if (seconds < part.end) return part.end;
    if (media.seeking || media.paused) return null;
    if (repeats) media.currentTime = part.start;
    else {
      part = null;
      media.pause();
    }
    return null;
  });
  // Who goes elsewhere wants to hear that line again and again.
  media.addEventListener('seeking', () => {
    const there = lineAt(lines, media.currentTime);
    if (repeats && part !== null && !isInside(part, media.currentTime)) {
      if (there === undefined) set(null);
      else repeatLine(there);
    }
  });
  // The last line may end with the file: there is no later moment to be called at.
  media.addEventListener('ended', () => {
    if (!repeats || part === null) return;
    media.currentTime = part.start;
    media.play().catch(() => {});
  });
  return { now: () => part, toggleLine };
}

const isInside = ({ start, end }: Moment, seconds: number) =>
  seconds >= start && (end === null || seconds < end);

function describe({ begun = '', whole = '' }: DOMStringMap, { start, end }: Moment): string {
  const words = end === null ? begun : whole.replace('{{end}}', clock(end));
  return words.replace('{{start}}', clock(start));
}
