import { highlight, understoodAs } from '#search/static-index/query/highlight.ts';
import type { FindInWords } from './find-part.ts';

const KEYS_REST_MS = 120;

/**
 * Lines in which all that is typed stands, in any script and with or without marks, stay; the others go.
 * Words are matched as the search page matches them.
 */
export const findInWords: FindInWords = (box, lines) => {
  const said = box.closest('[data-tools]')?.querySelector<HTMLElement>('[data-found]');
  const spans = lines.map(({ element }) => [
    ...element.querySelectorAll<HTMLElement>('.cue-words > span'),
  ]);
  const texts = spans.map((of) => of.map(({ textContent }) => textContent ?? ''));
  const show = () => {
    const query = box.value.trim();
    let count = 0;
    for (const [at, { element }] of lines.entries()) {
      const here = (texts[at] ?? []).map((text) => query !== '' && standsIn(text, query));
      element.hidden = query !== '' && !here.includes(true);
      if (!element.hidden) count += 1;
      for (const [each, span] of (spans[at] ?? []).entries()) {
        write(span, { text: texts[at]?.[each] ?? '', query: here[each] === true ? query : '' });
      }
    }
    if (said) said.textContent = query === '' ? '' : countWords(said.dataset, count);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, KEYS_REST_MS);
  });
  // What was typed while this was on its way.
  show();
};

function standsIn(text: string, query: string): boolean {
  const plain = (words: string) => words.normalize('NFC').toLowerCase();
  return understoodAs(text, query) !== null || plain(text).includes(plain(query));
}

function write(span: HTMLElement, { text, query }: { text: string; query: string }): void {
  if (query === '') {
    if (span.childElementCount > 0) span.textContent = text;
    return;
  }
  span.replaceChildren(
    ...highlight(text, query).map(({ text: part, matched }) => {
      if (!matched) return part;
      const mark = document.createElement('mark');
      mark.textContent = part;
      return mark;
    }),
  );
}

function countWords({ none = '', one = '', other = '' }: DOMStringMap, count: number): string {
  if (count === 0) return none;
  return (count === 1 ? one : other).replace('{{count}}', String(count));
}
