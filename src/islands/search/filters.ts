import type { Facet, FacetCounts } from '#search/search-provider.ts';
import { element } from './element.ts';
import type { PanelSettings } from './panel-settings.ts';

/** Names of the form's fields, which are those of the address. */
export const FIELD_OF: Readonly<Record<Facet, string>> = {
  type: 'type',
  community: 'community',
  province: 'province',
  language: 'lang',
};

/** Fills the choices with what the found records have, and how many have it; what is chosen stays chosen. */
export function showCounts(
  selects: Readonly<Record<Facet, HTMLSelectElement>>,
  counts: FacetCounts,
  { locale, types, languages }: PanelSettings,
): void {
  const names = { type: types, language: languages, community: {}, province: {} } as const;
  for (const facet of Object.keys(FIELD_OF) as Facet[]) {
    const select = selects[facet];
    const chosen = select.value;
    const choices = counts[facet].flatMap(({ value, count, label }) => {
      const named: Readonly<Record<string, string>> = names[facet];
      const text = label?.text ?? named[value] ?? named[value.split('-')[0] ?? ''];
      return text === undefined ? [] : [{ value, count, text, lang: label?.lang }];
    });
    if (chosen !== '' && !choices.some(({ value }) => value === chosen)) {
      const text = select.selectedOptions[0]?.dataset['name'] ?? chosen;
      choices.push({ value: chosen, count: 0, text, lang: undefined });
    }
    choices.sort((a, b) => a.text.localeCompare(b.text, locale));
    const all = select.options[0];
    select.replaceChildren(
      ...(all === undefined ? [] : [all]),
      ...choices.map(({ value, count, text, lang }) =>
        element(
          'option',
          { value, 'data-name': text, ...(lang === undefined ? {} : { lang }) },
          `${text} (${count})`,
        ),
      ),
    );
    select.value = chosen;
  }
}
