import { letOneSound, wireSpeakers } from './speaker/speakers.ts';

/**
 * What a reader sets for every page (how much is said, text size, ground, contrast), kept in this browser
 * only, and what depends on today: the current month and a festival's next holding; readings to hear. Runs
 * before the first paint.
 */
const root = document.documentElement;
/** Names of the controls; the page carries each choice as `data-<name>`, which the styles look at. */
const SETTINGS = ['view', 'text-size', 'theme', 'contrast'];

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

const apply = (name: string, value: string) => root.setAttribute(`data-${name}`, value);

for (const name of SETTINGS) {
  const value = remembered(name);
  if (value !== null) apply(name, value);
}

function wireControls(): void {
  const controls = document.querySelector<HTMLDetailsElement>('[data-reading]');
  if (controls === null) return;
  controls.hidden = false;
  const inputs = [...controls.querySelectorAll<HTMLInputElement>('input')];
  const choose = (input: HTMLInputElement): void => {
    input.checked = true;
    remember(input.name, input.value);
    apply(input.name, input.value);
  };
  for (const input of inputs) {
    if (input.value === root.getAttribute(`data-${input.name}`)) input.checked = true;
    input.addEventListener('change', () => choose(input));
  }
  const full = inputs.find(({ name, value }) => name === 'view' && value === 'full');
  document.querySelector('[data-all-words]')?.addEventListener('click', () => {
    if (full !== undefined) choose(full);
    // The button is gone with the words it hid.
    controls.querySelector('summary')?.focus();
  });
}

/** What folds out of the masthead folds in again when one leaves it, or presses Escape. */
function wireMenus(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('.reading, .languages-menu')) {
    const leave = (event: Event): void => {
      if (!menu.contains(event.target as Node)) menu.open = false;
    };
    const fold = (): void => {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    };
    document.addEventListener('click', leave);
    document.addEventListener('focusin', leave);
    menu.querySelector('[data-fold]')?.addEventListener('click', fold);
    menu.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') fold();
    });
  }
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
  for (const held of document.querySelectorAll<HTMLElement>('.dated > li, .holdings > li')) {
    held.classList.toggle('past', (held.dataset['end'] ?? '') < now);
  }
  // A strip of a month that is over, or all of whose dates are, goes, unless it is the last there is.
  const strips = [...document.querySelectorAll<HTMLElement>('[data-month-of]')];
  for (const strip of strips.slice(0, -1)) {
    strip.hidden =
      (strip.dataset['monthOf'] ?? '') < now.slice(0, 7) ||
      (strip.querySelector('[data-end]') !== null && !strip.querySelector('[data-end]:not(.past)'));
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
  wireMenus();
  markToday();
  wireSpeakers();
  letOneSound();
});
