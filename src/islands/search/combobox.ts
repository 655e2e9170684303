import type { Suggestion } from '#search/search-provider.ts';
import { element } from './element.ts';
import { fill } from './panel-settings.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import { savesData } from './saves-data.ts';
import type { Answer, SearchPanel } from './search-panel.ts';

const MOST = 6;
const LIST_ID = 'search-suggestions';
const OPTION_ID = 'search-suggestion-';

type Offered = Pick<Suggestion, 'text' | 'lang'> & { kind: string | null };

/**
 * Makes the search box a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/,
 * "editable combobox with list autocomplete"): names that go on from what is typed and, in an empty box,
 * what was searched on this device. Whatever is chosen fills the box and is searched.
 */
export function startCombobox(panel: SearchPanel): void {
  const { input, settings, provider } = panel;
  const { messages } = settings;
  const list = element('ul', { role: 'listbox', id: LIST_ID });
  const forget = element('button', { type: 'button', hidden: '' }, messages.forget);
  const popup = panel.part('suggest');
  if (popup === null) return;
  popup.append(list, forget);
  // The box keeps the focus, and with it the keyboard of a phone.
  popup.onpointerdown = (event) => event.preventDefault();
  const attributes = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': LIST_ID,
    'aria-expanded': 'false',
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let offered: Offered[] = [];
  let active = -1;
  /** Nothing opens by itself before somebody types. */
  let isWanted = false;

  const isOpen = () => !popup.hidden;

  function open(what: readonly Offered[], { recent = false } = {}): void {
    offered = [...what];
    list.setAttribute('aria-label', recent ? messages.recent : messages.suggestions);
    list.replaceChildren(...offered.map((each, at) => optionOf(each, at)));
    forget.hidden = !recent;
    list.scrollLeft = 0;
    activate(-1);
    const isAny = offered.length > 0;
    if (popup !== null) popup.hidden = !isAny;
    input.setAttribute('aria-expanded', String(isAny));
    if (isAny) {
      const words = offered.length === 1 ? messages.suggestionsOne : messages.suggestionsOther;
      panel.say(fill(words, { count: offered.length }));
    }
  }

  function close(): void {
    open([]);
  }

  function optionOf({ text, lang, kind }: Offered, at: number): HTMLElement {
    const option = element(
      'li',
      { role: 'option', id: `${OPTION_ID}${at}`, 'aria-selected': 'false' },
      element('span', lang === '' ? {} : { lang }, text),
      ...(kind === null ? [] : [' ', element('span', { class: 'search-kind' }, kind)]),
    );
    option.onclick = () => choose(text);
    return option;
  }

  function activate(at: number): void {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = at;
    const option = list.children[at];
    if (!(option instanceof HTMLElement)) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    // Within the list alone: the page stays where it is.
    list.scrollLeft = option.offsetLeft - (list.clientWidth - option.offsetWidth) / 2;
    list.scrollTop = option.offsetTop - (list.clientHeight - option.offsetHeight) / 2;
  }

  function choose(text: string): void {
    isWanted = false;
    close();
    rememberSearch(text);
    panel.ask({ text });
  }

  function openRecent(): void {
    if (input.value !== '') return;
    open(
      recentSearches().map((text) => ({ text, lang: '', kind: null })),
      { recent: true },
    );
  }

  async function suggest(answer: Answer | null): Promise<void> {
    if (!isWanted || document.activeElement !== input) return;
    if (answer === null) {
      openRecent();
      return;
    }
    const { text, locale } = answer.request;
    const known = answer.response.hits.map(({ card: { title, titleLang, type, route } }) => ({
      text: title,
      lang: titleLang,
      type,
      route,
    }));
    const found = savesData()
      ? known.slice(0, MOST)
      : await provider.suggest({ text, locale, limit: MOST }).catch(() => []);
    if (!isWanted || input.value !== text) return;
    open(
      withoutTyped(found, text).map((each) => ({
        ...each,
        kind: settings.types[each.type] ?? null,
      })),
    );
  }

  function withoutTyped(found: readonly Suggestion[], typed: string): Suggestion[] {
    const seen = new Set([plain(typed)]);
    return found.filter(({ text }) => {
      const isNew = !seen.has(plain(text));
      seen.add(plain(text));
      return isNew;
    });
  }

  input.addEventListener('input', () => {
    isWanted = true;
    activate(-1);
    if (input.value === '') openRecent();
    else if (!forget.hidden) close();
  });
  input.addEventListener('focus', openRecent);
  input.addEventListener('click', openRecent);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen()) move(step);
      else if (input.value === '') openRecent();
      else {
        isWanted = true;
        panel.ask({ text: input.value });
      }
    } else if (event.key === 'Enter' && isOpen() && active >= 0) {
      event.preventDefault();
      choose(offered[active]?.text ?? input.value);
    } else if (event.key === 'Escape' && isOpen()) {
      event.preventDefault();
      isWanted = false;
      close();
    }
  });

  /** Round the list, the box itself being one place of it. */
  function move(step: number): void {
    const places = offered.length + 1;
    activate(((active + 1 + step + places) % places) - 1);
  }

  forget.onclick = () => {
    forgetSearches();
    input.focus();
    close();
  };
  panel.form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== input && !popup.contains(relatedTarget as Node | null)) close();
  });
  panel.form.addEventListener('submit', () => {
    isWanted = false;
    close();
    rememberSearch(input.value);
  });
  panel.part('results')?.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') !== null) rememberSearch(input.value);
  });
  panel.whenAnswered((answer) => void suggest(answer));
  if (document.activeElement === input) {
    isWanted = input.value !== '';
    openRecent();
  }
}

function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
