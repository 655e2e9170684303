import { href } from '#domain/public/routes.ts';
import type { Passage, SearchCard, SearchHit } from '#search/search-provider.ts';
import { highlight } from '#search/static-index/query/highlight.ts';
import { element } from './element.ts';
import { markedStretches, markedText } from './marked-text.ts';
import { fill, type PanelSettings } from './panel-settings.ts';
import { snippetOf } from './snippet.ts';

/** How results are shown: `sought` are the words to mark. */
interface Showing {
  sought: string;
  settings: PanelSettings;
}

/** One result as a list item: name, one line, type, community, review mark. */
export function resultItem(
  { card, matchedIn, partly }: SearchHit,
  { sought, settings }: Showing,
): HTMLElement {
  const { from, linkStyle, messages, types, reviews, mediaKinds } = settings;
  const link = element('a', { href: href(card.route, from, linkStyle) });
  link.append(markedText(card.title, card.titleLang, sought));
  const item = element(
    'li',
    { class: 'search-result', 'data-type': card.type },
    element('h2', {}, link),
  );
  const other = nameThatMatched(card, sought);
  if (other !== undefined) {
    const [before = '', after = ''] = messages.alsoCalled.split('{{name}}');
    const name = markedText(other.text, other.lang, sought);
    item.append(element('p', { class: 'search-also' }, before, name, after));
  }
  if (card.summary !== null) {
    const summary = markedText(card.summary, card.summaryLang ?? '', sought);
    item.append(element('p', { class: 'search-summary' }, summary));
  }
  const kind = mediaKinds[card.mediaKind ?? ''] ?? types[card.type] ?? card.type;
  const facts = element('p', { class: 'search-facts' }, kind);
  for (const { text, lang } of card.communities) {
    facts.append(' · ', element('span', { lang }, text));
  }
  facts.append(
    ' · ',
    element('span', { class: 'search-review' }, reviews[card.review] ?? card.review),
  );
  if (matchedIn === 'texts') {
    facts.append(' · ', element('span', { class: 'search-where' }, messages.inText));
  }
  if (partly) facts.append(' · ', messages.partly);
  item.append(facts);
  return item;
}

function nameThatMatched(
  card: SearchCard,
  sought: string,
): SearchCard['names'][number] | undefined {
  const matches = (text: string) => highlight(text, sought).some(({ matched }) => matched);
  return matches(card.title) ? undefined : card.names.find(({ text }) => matches(text));
}

/** Puts the words that were found into a result, in the place of its summary, and leads to where they stand. */
export function showPassage(
  item: HTMLElement,
  { card }: SearchHit,
  passage: Passage,
  { sought, settings }: Showing,
): void {
  const { from, linkStyle, messages } = settings;
  if (passage.text !== card.summary) {
    const words = markedStretches(snippetOf(highlight(passage.text, sought)), passage.lang);
    const snippet = element('p', { class: 'search-snippet' }, words);
    const summary = item.querySelector('.search-summary');
    if (summary === null) item.querySelector('.search-facts')?.before(snippet);
    else summary.replaceWith(snippet);
  }
  if (passage.at === null) return;
  const [suffix, label] =
    'page' in passage.at
      ? [`?page=${passage.at.page}#page-${passage.at.page}`, fill(messages.onPage, passage.at)]
      : [
          `?t=${passage.at.startSeconds}`,
          fill(messages.listenFrom, { time: clockOf(passage.at.startSeconds) }),
        ];
  const address = href(`${card.route}${suffix}`, from, linkStyle);
  item.querySelector('h2 a')?.setAttribute('href', address);
  const moment = element('a', { class: 'search-where', href: address }, label);
  const where = item.querySelector('.search-where');
  if (where === null) item.querySelector('.search-facts')?.append(' · ', moment);
  else where.replaceWith(moment);
}

/** `2:05`, `1:02:05`. */
function clockOf(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
