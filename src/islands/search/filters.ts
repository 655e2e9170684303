import { FACETS, type Facet, type FacetValue, type Filters } from '#search/search-provider.ts';
import { element } from './element.ts';
import { fill } from './panel-settings.ts';
import type { SearchPanel } from './search-panel.ts';

/** Values shown before one asks for all; months and decades are few and stand in their own order. */
const FIRST_SHOWN = 8;
const BY_VALUE: ReadonlySet<Facet> = new Set(['month', 'decade']);
/** Their names come with their counts. */
const NAMED_BY_COUNTS: ReadonlySet<Facet> = new Set([
  'community',
  'province',
  'formerProvince',
  'place',
]);

interface Name {
  text: string;
  lang?: string;
}

/** The filters: each facet is counted when it is opened, and none before. */
export function startFilters(panel: SearchPanel): void {
  const { provider, settings } = panel;
  const { messages } = settings;
  const names = new Map<string, Name>();
  /** Facets that a reader has asked to see whole. */
  const whole = new Set<Facet>();
  /** The facet that was just chosen in: its own counts stay as they are, and the focus stays there. */
  let chosenIn: Facet | null = null;
  const groups = FACETS.flatMap((facet) => {
    const group = panel.part<HTMLDetailsElement>(`facet="${facet}"`);
    return group === null ? [] : [{ facet, group }];
  });
  const chips = panel.part('chosen');
  const outer = panel.part('filters');

  function nameOf(facet: Facet, value: string): Name {
    const { types, mediaKinds, languages, months } = settings;
    const inWords = { type: types, mediaKind: mediaKinds, language: languages, month: months };
    const words: Readonly<Record<string, string>> = inWords[facet as keyof typeof inWords] ?? {};
    const text =
      words[value] ?? (facet === 'language' ? words[value.split('-')[0] ?? ''] : undefined);
    if (facet === 'decade') return { text: fill(messages.decade, { year: value }) };
    return names.get(`${facet}:${value}`) ?? { text: text ?? value };
  }

  function choose(facet: Facet, value: string): void {
    const { [facet]: _, ...others } = panel.asked().filters;
    panel.ask({ filters: value === '' ? others : { ...others, [facet]: value } });
  }

  async function counted(facet: Facet): Promise<FacetValue[]> {
    const { text, filters } = panel.asked();
    const request = { text, filters, locale: settings.locale };
    const values = await provider.facetCounts(request, facet);
    for (const { value, label } of values) {
      if (label !== null) names.set(`${facet}:${value}`, label);
    }
    if (!BY_VALUE.has(facet)) return values;
    return [...values].sort((a, b) => Number(a.value) - Number(b.value));
  }

  async function fillGroup(facet: Facet, group: HTMLDetailsElement): Promise<void> {
    const asked = panel.asked();
    const values = group.lastElementChild;
    if (values === null) return;
    if (values.childElementCount === 0) values.replaceChildren(messages.searching);
    try {
      const found = await counted(facet);
      if (asked === panel.asked()) show(values, facet, found);
    } catch {
      values.replaceChildren(messages.failed);
    }
  }

  function show(into: Element, facet: Facet, values: readonly FacetValue[]): void {
    const chosen = panel.asked().filters[facet] ?? '';
    const isWhole = whole.has(facet) || BY_VALUE.has(facet) || values.length <= FIRST_SHOWN + 1;
    const shown = values.filter(({ value }, at) => isWhole || at < FIRST_SHOWN || value === chosen);
    if (values.length === 0) {
      into.replaceChildren(messages.noValues);
      return;
    }
    const radios = [
      radio(facet, { value: '', name: { text: messages.any }, count: null, chosen }),
      ...shown.map(({ value, count }) =>
        radio(facet, { value, name: nameOf(facet, value), count, chosen }),
      ),
    ];
    const group = element('div', { role: 'radiogroup', 'aria-label': titleOf(facet) }, ...radios);
    into.replaceChildren(group);
    if (isWhole) return;
    const all = element(
      'button',
      { type: 'button' },
      fill(messages.showAll, { count: values.length }),
    );
    all.onclick = () => {
      whole.add(facet);
      show(into, facet, values);
      const next = into.querySelectorAll('input')[shown.length + 1];
      next?.focus();
    };
    into.append(all);
  }

  function radio(
    facet: Facet,
    {
      value,
      name,
      count,
      chosen,
    }: { value: string; name: Name; count: number | null; chosen: string },
  ): HTMLElement {
    const input = element('input', { type: 'radio', name: `facet-${facet}`, value });
    input.checked = value === chosen;
    input.onchange = () => {
      chosenIn = facet;
      choose(facet, value);
    };
    return element(
      'label',
      {},
      input,
      element('span', name.lang === undefined ? {} : { lang: name.lang }, name.text),
      ...(count === null ? [] : [' ', element('span', { class: 'search-count' }, String(count))]),
    );
  }

  function titleOf(facet: Facet): string {
    const group = groups.find((each) => each.facet === facet)?.group;
    return group?.querySelector('summary')?.textContent?.trim() ?? facet;
  }

  /** What is chosen, each with a way to drop it. */
  function showChosen(filters: Filters): void {
    const given = FACETS.flatMap((facet) => {
      const value = filters[facet];
      return value === undefined ? [] : [{ facet, name: nameOf(facet, value) }];
    });
    const buttons = given.map(({ facet, name }) => {
      const label = `${titleOf(facet)}: ${fill(messages.drop, { name: name.text })}`;
      const words = element('span', name.lang === undefined ? {} : { lang: name.lang }, name.text);
      const button = element('button', { type: 'button', 'aria-label': label }, words, ' ×');
      button.onclick = () => drop(() => choose(facet, ''));
      return button;
    });
    if (given.length > 1) {
      const all = element('button', { type: 'button' }, messages.dropAll);
      all.onclick = () => drop(() => panel.ask({ filters: {} }));
      buttons.push(all);
    }
    chips?.replaceChildren(...buttons);
    const number = panel.part('filters-number');
    if (number !== null) number.textContent = given.length === 0 ? '' : `(${given.length})`;
  }

  function drop(change: () => void): void {
    change();
    panel.showFound();
  }

  function refresh(): void {
    const { filters } = panel.asked();
    showChosen(filters);
    for (const { facet, group } of groups) {
      const radios = group.querySelectorAll('input');
      for (const input of radios) input.checked = input.value === (filters[facet] ?? '');
      if (facet === chosenIn) continue;
      if (outer?.hidden === false && group.open) void fillGroup(facet, group);
      else group.lastElementChild?.replaceChildren();
    }
    chosenIn = null;
  }

  for (const { facet, group } of groups) {
    group.addEventListener('toggle', () => {
      const isEmpty = group.lastElementChild?.childNodes.length === 0;
      if (group.open && isEmpty) void fillGroup(facet, group);
    });
  }
  outer?.addEventListener('toggle', refresh);
  // What the address narrows by is said by its name, which only its counts know.
  for (const facet of FACETS) {
    if (panel.asked().filters[facet] === undefined || !NAMED_BY_COUNTS.has(facet)) continue;
    counted(facet).then(
      () => showChosen(panel.asked().filters),
      () => {},
    );
  }
  const toFound = panel.part('to-found');
  if (toFound !== null) {
    toFound.onclick = () => {
      panel.showFound();
      panel.part('found')?.scrollIntoView();
    };
  }
  panel.whenAnswered(() => {
    refresh();
    if (toFound !== null) toFound.textContent = panel.part('status')?.textContent ?? '';
  });
}
