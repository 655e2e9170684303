import { href } from '#domain/public/routes.ts';
import type { SearchHit } from '#search/search-provider.ts';
import { highlight } from '#search/static-index/query/highlight.ts';
import { element } from './element.ts';
import type { PanelSettings } from './panel-settings.ts';

/** One result as a list item: name, one line, type, community, review mark. */
export function resultItem(
  { card, matchedIn }: SearchHit,
  { query, settings }: { query: string; settings: PanelSettings },
): HTMLElement {
  const { from, linkStyle, messages, types, reviews } = settings;
  const link = element('a', { href: href(card.route, from, linkStyle) });
  link.append(marked(card.title, card.titleLang, query));
  const item = element(
    'li',
    { class: 'search-result', 'data-type': card.type },
    element('h2', {}, link),
  );
  const shown = highlight(card.title, query).some(({ matched }) => matched);
  const other = shown
    ? undefined
    : card.names.find(({ text }) => highlight(text, query).some((s) => s.matched));
  if (other !== undefined) {
    const [before = '', after = ''] = messages.alsoCalled.split('{{name}}');
    item.append(
      element('p', { class: 'search-also' }, before, marked(other.text, other.lang, query), after),
    );
  }
  if (card.summary !== null) {
    item.append(
      element(
        'p',
        { class: 'search-summary' },
        marked(card.summary, card.summaryLang ?? '', query),
      ),
    );
  }
  const facts = element('p', { class: 'search-facts' }, types[card.type] ?? card.type);
  for (const { text, lang } of card.communities)
    facts.append(' · ', element('span', { lang }, text));
  facts.append(
    ' · ',
    element('span', { class: 'search-review' }, reviews[card.review] ?? card.review),
  );
  if (matchedIn === 'texts') facts.append(' · ', messages.inText);
  item.append(facts);
  return item;
}

/** A text in its language, what matched in <mark>. */
function marked(text: string, lang: string, query: string): HTMLElement {
  const span = element('span', lang === '' ? {} : { lang });
  for (const stretch of highlight(text, query)) {
    span.append(stretch.matched ? element('mark', {}, stretch.text) : stretch.text);
  }
  return span;
}
