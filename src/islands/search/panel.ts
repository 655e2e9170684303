import type { SearchRequest } from '#search/search-provider.ts';
import { type Asked, addressOf, readAddress } from './address.ts';
import { announcer } from './announcer.ts';
import { element } from './element.ts';
import type { PanelSettings, PartName } from './panel-settings.ts';
import { partsOf } from './parts.ts';
import { openProvider } from './provider.ts';
import { resultsList } from './results-list.ts';
import { savesData } from './saves-data.ts';
import type { Answer, SearchPanel } from './search-panel.ts';

const PAGE_SIZE = 10;
/** What a telephone shows at once; the others come after, each is a fetch. */
const FIRST_SHOWN = 3;
const TYPING_PAUSE_MS = 150;

/** Brings a search form to life: results as one types; what is asked stands in the address. */
export function startPanel(form: HTMLFormElement, settings: PanelSettings): void {
  const { messages, locale } = settings;
  const part = <Found extends HTMLElement>(name: string) =>
    document.querySelector<Found>(`[data-search-${name}]`);
  const needed = (name: string): HTMLElement => part(name) ?? form.appendChild(element('div', {}));
  const [status, results] = [needed('status'), needed('results')];
  const { provider, upgrade, give, waitFor } = openProvider(settings, () => start('extras'));
  const list = resultsList(
    { status, results, understood: needed('understood'), more: needed('more') },
    { provider, settings },
  );
  const announce = announcer(needed('said'));
  const input = form.elements.namedItem('q') as HTMLInputElement;
  const sort = form.elements.namedItem('sort') as HTMLSelectElement | null;
  const listeners: ((answer: Answer | null) => void)[] = [];
  let wanted: Asked = readAddress(location.search);
  let answered: Answer | null = null;
  let question = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const panel: SearchPanel = {
    settings,
    provider,
    upgrade,
    give,
    simpler: (isSo) => part('simpler')?.toggleAttribute('hidden', !isSo),
    form,
    input,
    part,
    asked: () => wanted,
    ask(change) {
      clearTimeout(pause);
      wanted = { ...wanted, ...change };
      if (change.text !== undefined) input.value = change.text;
      void answer();
    },
    whenAnswered(listener) {
      listeners.push(listener);
      listener(answered);
    },
    showFound: () => part('found')?.focus({ preventScroll: true }),
    say: announce.also,
  };
  const start = partsOf(panel);
  if (settings.searchServer !== undefined) {
    const upgraded = start('server');
    upgraded.catch(() => panel.simpler(true));
    waitFor(upgraded);
  }

  async function answer(): Promise<void> {
    question += 1;
    const own = question;
    const isStale = () => own !== question;
    rememberInAddress(wanted);
    const { text, filters, sort: by } = wanted;
    const request: SearchRequest = { text, locale, filters, sort: by, limit: PAGE_SIZE };
    if (text.trim() === '' && Object.keys(filters).length === 0) {
      list.clear();
      tell(null);
      return;
    }
    if (results.childElementCount === 0) status.textContent = messages.searching;
    // Names may say too little; on a slow line it is late to find that out first.
    if (!savesData()) start('extras').catch(() => {});
    try {
      // Names alone come first and quickly; texts are asked only when names say too little.
      const first = { ...request, enough: FIRST_SHOWN };
      const quick = await provider.search({ ...first, depth: 'names' });
      if (isStale()) return;
      if (quick.further && quick.total > 0) list.show(request, quick);
      const response = quick.further ? await provider.search(first) : quick;
      if (isStale()) return;
      list.show(request, response);
      tell({ request, response });
      if (response.left === 0) return;
      const depth = quick.further ? {} : ({ depth: 'names' } as const);
      const whole = await provider.search({ ...request, ...depth });
      if (!isStale()) list.showRest(request, whole);
    } catch {
      if (!isStale()) status.textContent = messages.failed;
    }
  }

  function tell(answer: Answer | null): void {
    answered = answer;
    announce.first(answer === null ? '' : (status.textContent ?? ''));
    for (const listener of listeners) listener(answer);
    if (answer?.response.total === 0) startQuietly();
  }

  /** For what is no more than a help: the search goes on without it. */
  function startQuietly(): void {
    for (const name of ['more', 'extras'] as const) start(name).catch(() => {});
  }

  input.addEventListener('input', () => {
    announce.wait();
    clearTimeout(pause);
    pause = setTimeout(() => panel.ask({ text: input.value }), TYPING_PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    panel.ask({ text: input.value });
    // The keyboard of a phone covers what was found.
    if (matchMedia('(pointer: coarse)').matches) input.blur();
  });
  if (sort !== null) {
    const { sorts } = provider.capabilities;
    for (const option of sort.options) option.hidden = !sorts.some((by) => by === option.value);
    sort.value = wanted.sort;
    sort.addEventListener('change', () => {
      panel.ask({ sort: sorts.find((by) => by === sort.value) ?? 'relevance' });
    });
  }
  input.addEventListener('focus', startQuietly);
  input.addEventListener('input', startQuietly);
  if (provider.capabilities.facetCounts) {
    startWithFold('filters', 'more');
    startWithFold('map', 'map');
  }

  /** What is folded under a button is fetched when it is first opened. */
  function startWithFold(name: string, partName: PartName): void {
    const [button, fold] = [part(`${name}-button`), part(name)];
    if (button === null || fold === null) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      fold.hidden = !fold.hidden;
      button.setAttribute('aria-expanded', String(!fold.hidden));
      fold.dispatchEvent(new Event('toggle'));
      start(partName).catch(() => {
        status.textContent = messages.failed;
      });
    });
  }

  part('tools')?.removeAttribute('hidden');
  // Who opens this page asks something; who saves data, or pays for it, is not sent it before.
  if (savesData()) input.addEventListener('focus', () => void provider.prepare(locale));
  else void provider.prepare(locale);
  // Typed before the script came.
  const text = wanted.text === '' ? input.value : wanted.text;
  if (Object.keys(wanted.filters).length > 0 || document.activeElement === input) startQuietly();
  panel.ask({ text });
}

function rememberInAddress(wanted: Asked): void {
  const address = addressOf(wanted);
  // Where nothing changes, the place in the page that the address names is kept.
  if (address === (location.search === '' ? location.pathname : location.search)) return;
  try {
    history.replaceState(null, '', address);
  } catch {
    // Some browsers refuse this for file://; the results stand all the same.
  }
}
