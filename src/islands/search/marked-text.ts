import { highlight, type Stretch } from '#search/static-index/query/highlight.ts';
import { element } from './element.ts';

/** A text in its language, what matched in <mark>. */
export function markedText(text: string, lang: string, sought: string): HTMLElement {
  return markedStretches(highlight(text, sought), lang);
}

export function markedStretches(stretches: readonly Stretch[], lang: string): HTMLElement {
  return element(
    'span',
    lang === '' ? {} : { lang },
    ...stretches.map(({ text, matched }) => (matched ? element('mark', {}, text) : text)),
  );
}
