import { letOneSound, wireSpeakers } from './speaker/speakers.ts';

/**
 * What a reader sets for every page (text size, ground), kept in this browser only, and what depends on
 * today: the current month and a festival's next holding; readings to hear. Runs before the first paint.
 */
const SIZES = ['1', '2', '3'];
const THEMES = ['auto', 'light', 'dark'];
const root = document.documentElement;

/** Storage is refused in private windows and on some file: pages; the controls then last for one page. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {}
}

function apply(name: 'text' | 'theme', value: string, plain: string): void {
  if (value === plain) delete root.dataset[name];
  else root.dataset[name] = value;
}

const size = remembered('text-size') ?? '1';
const theme = remembered('theme') ?? 'auto';
if (SIZES.includes(size)) apply('text', size, '1');
if (THEMES.includes(theme)) apply('theme', theme, 'auto');

function wireControls(): void {
  const controls = document.querySelector<HTMLDetailsElement>('[data-reading]');
  if (controls === null) return;
  controls.hidden = false;
  for (const input of controls.querySelectorAll<HTMLInputElement>('input')) {
    input.checked = input.value === (input.name === 'theme' ? theme : size);
    input.addEventListener('change', () => {
      remember(input.name, input.value);
      if (input.name === 'theme') apply('theme', input.value, 'auto');
      else apply('text', input.value, '1');
    });
  }
  const close = (event: Event): void => {
    if (!controls.contains(event.target as Node)) controls.open = false;
  };
  document.addEventListener('click', close);
  document.addEventListener('focusin', close);
  controls.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    controls.open = false;
    controls.querySelector('summary')?.focus();
  });
}

/** Months and holdings are days of Vietnam, wherever the reader is (UTC+7, no summer time). */
function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

function markToday(): void {
  const now = today();
  const month = String(Number(now.slice(5, 7)));
  for (const marked of document.querySelectorAll(`[data-month="${month}"], [data-day="${now}"]`)) {
    marked.setAttribute('aria-current', 'date');
  }
  // A strip of a month that is over goes, unless it is the last there is.
  const strips = [...document.querySelectorAll<HTMLElement>('[data-month-of]')];
  for (const strip of strips.slice(0, -1)) {
    strip.hidden = (strip.dataset['monthOf'] ?? '') < now.slice(0, 7);
  }
  for (const list of document.querySelectorAll<HTMLElement>('[data-next]')) {
    const next = [...list.querySelectorAll<HTMLElement>('[data-end]')].find(
      (holding) => (holding.dataset['end'] ?? '') >= now,
    );
    if (next === undefined) continue;
    const mark = document.createElement('span');
    mark.className = 'next-mark';
    mark.textContent = list.dataset['next'] ?? '';
    const status = next.querySelector('.kind');
    if (status === null) next.append(mark);
    else status.after(mark);
  }
}

document.addEventListener('DOMContentLoaded', () => {
  wireControls();
  markToday();
  wireSpeakers();
  letOneSound();
});
