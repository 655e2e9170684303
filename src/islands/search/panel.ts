import type { Facet, SearchRequest, SearchResponse } from '#search/search-provider.ts';
import { understoodAs } from '#search/static-index/query/highlight.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import { element } from './element.ts';
import { FIELD_OF, showCounts } from './filters.ts';
import { fill, type PanelSettings } from './panel-settings.ts';
import { resultItem } from './result-item.ts';
import { scriptPayloads } from './script-payloads.ts';

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 150;
const FACETS = Object.keys(FIELD_OF) as Facet[];

/** Brings a search form to life: results as one types, filters and query in the address. */
export function startPanel(form: HTMLFormElement, settings: PanelSettings): void {
  const { messages, locale } = settings;
  const provider = staticIndexProvider({
    entry: settings.entry,
    load: scriptPayloads(settings.root),
  });
  const input = form.elements.namedItem('q') as HTMLInputElement;
  const selects = Object.fromEntries(
    FACETS.map((facet) => [facet, form.elements.namedItem(FIELD_OF[facet])]),
  ) as Record<Facet, HTMLSelectElement>;
  const part = (name: string) =>
    document.querySelector(`[data-search-${name}]`) ?? form.appendChild(element('div', {}));
  const [status, understood, results, more] = ['status', 'understood', 'results', 'more'].map(
    part,
  ) as [Element, Element, Element, Element];
  let asked = 0;

  const currentRequest = (): SearchRequest => ({
    text: input.value,
    locale,
    limit: PAGE_SIZE,
    filters: Object.fromEntries(
      FACETS.map((facet) => [facet, selects[facet].value] as const).filter(
        ([, value]) => value !== '',
      ),
    ),
  });

  async function answer(): Promise<void> {
    asked += 1;
    const question = asked;
    const request = currentRequest();
    rememberInAddress(request);
    const empty = request.text.trim() === '' && Object.keys(request.filters ?? {}).length === 0;
    if (empty) clear();
    else if (results.childElementCount === 0) status.textContent = messages.searching;
    try {
      if (!empty) {
        // Names alone come first and quickly; texts are asked only when names say too little.
        const quick = await provider.search({ ...request, depth: 'names' });
        if (question !== asked) return;
        const enough = quick.total >= PAGE_SIZE || quick.textsSearched;
        if (enough || quick.total > 0) show(request, quick);
        if (!enough) {
          const full = await provider.search(request);
          if (question !== asked) return;
          show(request, full);
        }
      }
      const counts = await provider.facetCounts(request);
      if (question === asked) showCounts(selects, counts, settings);
    } catch {
      if (question === asked) status.textContent = messages.failed;
    }
  }

  function clear(): void {
    for (const shown of [status, understood, results, more]) shown.replaceChildren();
  }

  function show(request: SearchRequest, response: SearchResponse): void {
    clear();
    status.textContent = statusOf(response);
    const first = response.hits[0]?.card;
    const shown = first === undefined ? [] : [first.title, ...first.names.map(({ text }) => text)];
    const meant = shown
      .map((text) => understoodAs(text, request.text))
      .find((text) => text !== null);
    if (typeof meant === 'string') {
      understood.textContent = fill(messages.understood, { typed: request.text.trim(), meant });
    }
    append(request, response);
  }

  function append(request: SearchRequest, response: SearchResponse): void {
    results.append(
      ...response.hits.map((hit) => resultItem(hit, { query: request.text, settings })),
    );
    const shown = results.childElementCount;
    more.replaceChildren();
    if (shown < response.total) {
      offer(messages.more, { ...request, offset: shown });
    } else if (!response.textsSearched) {
      offer(messages.deeper, { ...request, offset: shown, depth: 'texts' });
    }
  }

  function offer(words: string, request: SearchRequest): void {
    const button = element('button', { type: 'button' }, words);
    button.onclick = () => {
      const question = asked;
      button.disabled = true;
      provider.search(request).then(
        (response) => {
          if (question !== asked) return;
          const next = results.childElementCount;
          append(request, response);
          status.textContent = statusOf(response);
          results.children[next]?.querySelector('a')?.focus();
        },
        () => {
          button.disabled = false;
          status.textContent = messages.failed;
        },
      );
    };
    more.append(button);
  }

  function statusOf({ total, words }: SearchResponse): string {
    if (total === 0) return messages.none;
    const count = fill(total === 1 ? messages.countOne : messages.countOther, {
      count: String(total),
    });
    return words === 'some' ? `${messages.some} ${count}` : count;
  }

  let pause: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => void answer(), TYPING_PAUSE_MS);
  });
  form.addEventListener('change', (event) => {
    if (event.target !== input) void answer();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    void answer();
  });

  form.querySelector('[data-search-filters]')?.removeAttribute('hidden');
  readAddress();
  void answer();

  function readAddress(): void {
    const given = new URLSearchParams(location.search);
    input.value = given.get('q') ?? input.value;
    for (const facet of FACETS) {
      const value = given.get(FIELD_OF[facet]) ?? '';
      const select = selects[facet];
      if (value === '') continue;
      select.value = value;
      if (select.value !== value) select.append(element('option', { value }, value));
      select.value = value;
    }
  }
}

function rememberInAddress({ text, filters = {} }: SearchRequest): void {
  const given = new URLSearchParams();
  if (text !== '') given.set('q', text);
  for (const facet of FACETS) {
    const value = filters[facet];
    if (value !== undefined) given.set(FIELD_OF[facet], value);
  }
  const query = String(given);
  try {
    history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
  } catch {
    // Some browsers refuse this for file://; the results stand all the same.
  }
}
