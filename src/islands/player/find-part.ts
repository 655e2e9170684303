import type { Line } from './lines.ts';

export type FindInWords = (box: HTMLInputElement, lines: readonly Line[]) => void;

const REGISTER = 'banSacFindInWords';
const globals = globalThis as unknown as Record<string, FindInWords | undefined>;

/** Fetches what finds words when the reader comes to the box, as a classic script: file:// has no others. */
export function offerFinding(
  player: HTMLElement,
  { lines, script }: { lines: readonly Line[]; script: string | null },
): void {
  const box = player.querySelector<HTMLInputElement>('[data-find]');
  if (box === null || script === null) return;
  const fetchPart = () => {
    const part = document.createElement('script');
    part.src = script;
    part.onload = () => globals[REGISTER]?.(box, lines);
    // The network may be back when it is wanted again.
    part.onerror = () => box.addEventListener('focus', fetchPart, { once: true });
    document.head.append(part);
  };
  box.addEventListener('focus', fetchPart, { once: true });
}

/** Called by the script of the part when it has come. */
export function registerFinding(find: FindInWords): void {
  globals[REGISTER] = find;
}
