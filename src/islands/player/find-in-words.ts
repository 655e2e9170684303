import { asWritten, highlight, understoodAs } from '#search/static-index/query/highlight.ts';
import type { FindInWords } from './find-part.ts';

const KEYS_REST_MS = 120;

/**
 * Lines in which all that is typed stands, in any script and with or without marks, stay; the others go.
 * Words are matched as the search page matches them.
 */
export const findInWords: FindInWords = (box, lines) => {
  const said = box.closest('[data-tools]')?.querySelector<HTMLElement>('[data-found]');
  const cues = lines.map(({ element }) => ({
    element,
    parts: [...element.querySelectorAll<HTMLElement>('.cue-words > span')].map((span) => ({
      span,
      text: span.textContent ?? '',
    })),
  }));
  const show = () => {
    const query = box.value.trim();
    let count = 0;
    for (const { element, parts } of cues) {
      let stays = query === '';
      for (const { span, text } of parts) {
        const found = standsIn(text, query);
        write(span, { text, query: found ? query : '' });
        stays ||= found;
      }
      element.hidden = !stays;
      if (stays) count += 1;
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
  return understoodAs(text, query) !== null || asWritten(text).includes(asWritten(query));
}

function write(span: HTMLElement, { text, query }: { text: string; query: string }): void {
  if (query === '') {
    if (span.childElementCount > 0) span.textContent = text;
    return;
  }
  span.replaceChildren(
    ...highlight(text, query).map(({ text, matched }) => {
      if (!matched) return text;
      const mark = document.createElement('mark');
      mark.textContent = text;
      return mark;
    }),
  );
}

function countWords({ none = '', one = '', other = '' }: DOMStringMap, count: number): string {
  if (count === 0) return none;
  return (count === 1 ? one : other).replace('{{count}}', String(count));
}
