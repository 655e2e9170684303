/**
 * Suggests records while their name is typed, with or without marks, in any script: a combobox with a
 * list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Without it, what is typed is looked up when
 * the form is saved.
 */

interface Match {
  value: string;
  title: string;
  within: string | null;
}

const WAIT_MS = 150;

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-matches]')) {
  suggest(input);
}

function suggest(input: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = `${input.id}.list`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.getAttribute('aria-label') ?? '');
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  /** Of media, those that somebody sent last are offered before anything is typed. */
  const offersOwn = input.dataset['matches'] === 'media';
  let timer = 0;
  let asked = 0;
  let at = -1;

  const options = () => [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index: number) => {
    const all = options();
    at = all.length === 0 ? -1 : (index + all.length) % all.length;
    for (const [number, option] of all.entries()) {
      option.setAttribute('aria-selected', String(number === at));
    }
    const marked = all[at];
    if (marked === undefined) return;
    input.setAttribute('aria-activedescendant', marked.id);
    marked.scrollIntoView({ block: 'nearest' });
  };
  const choose = (option: HTMLElement | undefined) => {
    const value = option?.dataset['value'];
    if (value === undefined) return;
    const before = earlierNames();
    input.value = before === '' ? value : `${before}; ${value}`;
    close();
    input.dispatchEvent(new Event('input', { bubbles: true }));
    close();
    clearTimeout(timer);
  };
  /** Several names in one input are parted by semicolons. */
  const earlierNames = () => {
    const cut = input.value.lastIndexOf(';');
    return cut === -1 ? '' : input.value.slice(0, cut).trim();
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, WAIT_MS);
  });
  if (offersOwn) input.addEventListener('focus', () => void look());
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark(at + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && at !== -1) {
      event.preventDefault();
      choose(options()[at]);
    }
  });
  input.addEventListener('blur', () => window.setTimeout(close, 200));
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    choose((event.target as HTMLElement).closest<HTMLElement>('[role="option"]') ?? undefined);
  });

  async function look(): Promise<void> {
    const cut = input.value.lastIndexOf(';');
    const typed = input.value.slice(cut + 1).trim();
    asked += 1;
    const mine = asked;
    if ((typed === '' && !offersOwn) || typed.endsWith(']')) {
      close();
      return;
    }
    const query = new URLSearchParams({ q: typed, to: input.dataset['matches'] ?? '' });
    try {
      const response = await fetch(`/studio/vocabulary/matches/?${query}`);
      if (!response.ok || mine !== asked) return;
      show((await response.json()) as Match[]);
    } catch {
      // Without a line nothing is suggested; what is typed is looked up when it is saved.
      close();
    }
  }

  function show(matches: readonly Match[]): void {
    list.replaceChildren(...matches.map(toOption));
    at = -1;
    list.hidden = matches.length === 0;
    input.setAttribute('aria-expanded', String(matches.length > 0));
  }

  function toOption({ value, title, within }: Match, index: number): HTMLElement {
    const option = document.createElement('li');
    option.id = `${list.id}.${index}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset['value'] = value;
    const name = document.createElement('strong');
    name.textContent = title;
    option.append(name);
    if (within !== null) {
      const around = document.createElement('span');
      around.className = 'quiet';
      around.textContent = ` ${within}`;
      option.append(around);
    }
    return option;
  }
}

export {};
