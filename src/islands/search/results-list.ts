import type {
  SearchHit,
  SearchProvider,
  SearchRequest,
  SearchResponse,
} from '#search/search-provider.ts';
import { understoodAs } from '#search/static-index/query/highlight.ts';
import { element } from './element.ts';
import { fill, type PanelSettings } from './panel-settings.ts';
import { resultItem, showPassage } from './result-item.ts';

const TYPED_SHOWN = 80;

interface Parts {
  status: HTMLElement;
  understood: HTMLElement;
  results: HTMLElement;
  more: HTMLElement;
}

/** The list of results with what stands around it. */
export function resultsList(
  { status, understood, results, more }: Parts,
  { provider, settings }: { provider: SearchProvider; settings: PanelSettings },
) {
  const { messages } = settings;
  /** Another list has been shown since. */
  let shown = 0;

  function clear(): void {
    shown += 1;
    for (const part of [status, understood, results, more]) part.replaceChildren();
  }

  function show(request: SearchRequest, response: SearchResponse): void {
    shown += 1;
    status.textContent = statusOf(request, response);
    understood.textContent = whatWasUnderstood(request, response);
    append(request, response, 0);
  }

  /** The hits that were left, behind those that stand there. */
  function showRest(request: SearchRequest, response: SearchResponse): void {
    append(request, { ...response, hits: response.hits.slice(results.childElementCount) });
  }

  function whatWasUnderstood({ text }: SearchRequest, response: SearchResponse): string {
    if (response.corrections.length > 0) {
      return response.corrections.map((each) => fill(messages.corrected, each)).join(' ');
    }
    const card = response.hits[0]?.card;
    const names = card === undefined ? [] : [card.title, ...card.names.map((name) => name.text)];
    const meant = names.map((name) => understoodAs(name, text)).find((name) => name !== null);
    return typeof meant === 'string'
      ? fill(messages.understood, { typed: text.trim(), meant })
      : '';
  }

  /** Shows hits from the place `from` of the list on, in the place of those that stood there. */
  function append(
    request: SearchRequest,
    response: SearchResponse,
    from = results.childElementCount,
  ): void {
    // What was looked for in the place of a word is marked too.
    const meant = response.corrections.map((correction) => correction.meant);
    const showing = { sought: [...meant, request.text].join(' '), settings };
    const items = response.hits.map((hit, at) => ({
      hit,
      item: placed(from + at, resultItem(hit, showing)),
    }));
    while (results.childElementCount > from + items.length) results.lastElementChild?.remove();
    if (response.textsSearched && provider.capabilities.passages) {
      void showPassages(items, request, showing);
    }
    const count = results.childElementCount;
    more.replaceChildren();
    if (response.left > 0) return;
    if (response.more) {
      offer(messages.more, { ...request, offset: count });
    } else if (!response.textsSearched) {
      // What has some of the words may stand among those that have all: the list is made anew.
      offer(messages.deeper, { ...request, offset: 0, depth: 'texts' });
    }
  }

  /** What stands there already stays: a finger may be on it. */
  function placed(at: number, item: HTMLElement): HTMLElement {
    const stands = results.children[at] as HTMLElement | undefined;
    if (stands?.isEqualNode(item)) return stands;
    if (stands === undefined) results.append(item);
    else stands.replaceWith(item);
    return item;
  }

  /** Snippets come after the results, and only where names do not say why a record was found. */
  async function showPassages(
    items: readonly { hit: SearchHit; item: HTMLElement }[],
    request: SearchRequest,
    showing: Parameters<typeof showPassage>[3],
  ): Promise<void> {
    const telling = items.filter(
      ({ hit: { card, matchedIn } }) => matchedIn === 'texts' || card.mediaKind !== null,
    );
    const ids = telling.map(({ hit }) => hit.card.id);
    const own = shown;
    // Without them the results stand all the same.
    const passages = await provider.passages(request, ids).catch(() => null);
    if (own !== shown) return;
    for (const { hit, item } of telling) {
      const passage = passages?.get(hit.card.id);
      if (passage !== undefined) showPassage(item, hit, passage, showing);
    }
  }

  function offer(words: string, request: SearchRequest): void {
    const button = element('button', { type: 'button' }, words);
    const own = shown;
    button.onclick = () => {
      button.disabled = true;
      provider.search(request).then(
        (response) => {
          if (own !== shown) return;
          const next = request.offset === 0 ? 0 : results.childElementCount;
          append(request, response, next);
          status.textContent = statusOf(request, response);
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

  function statusOf({ text }: SearchRequest, { total, words }: SearchResponse): string {
    const typed = text.trim();
    if (total === 0 && typed === '') return messages.noneFiltered;
    if (total === 0) {
      const cut = typed.length > TYPED_SHOWN ? `${typed.slice(0, TYPED_SHOWN)}…` : typed;
      return fill(messages.none, { typed: cut });
    }
    const count = fill(total === 1 ? messages.countOne : messages.countOther, { count: total });
    return words === 'some' ? `${messages.some} ${count}` : count;
  }

  return { clear, show, showRest };
}
