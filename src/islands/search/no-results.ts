import type { Suggestion } from '#search/search-provider.ts';
import { addressOf } from './address.ts';
import { element } from './element.ts';
import type { Answer, SearchPanel } from './search-panel.ts';

const MOST = 6;
/** Shorter beginnings are of too many names. */
const LEAST_LETTERS = 3;

/** What may help when nothing is found: fewer conditions, names that begin alike, the pages to leaf through. */
export function startHelp(panel: SearchPanel): void {
  const { messages } = panel.settings;
  const help = panel.part('help');
  panel.whenAnswered((answer) => void show(answer));

  async function show(answer: Answer | null): Promise<void> {
    help?.replaceChildren();
    if (help === null || answer === null || answer.response.total > 0) return;
    const { request } = answer;
    if (Object.keys(request.filters ?? {}).length > 0) {
      const all = element('button', { type: 'button' }, messages.dropAll);
      all.onclick = () => {
        panel.ask({ filters: {} });
        panel.showFound();
      };
      help.append(element('p', {}, all));
    }
    if (request.text.trim() === '') return;
    const browse = element('a', { href: '#search-browse' }, messages.helpBrowse);
    help.append(element('p', {}, messages.helpWords, ' ', browse));
    const names = await namesLike(panel, request.text);
    if (names.length === 0 || panel.asked().text !== request.text) return;
    help.prepend(
      element('h2', {}, messages.helpNames),
      element('ul', {}, ...names.map((name) => element('li', {}, linkTo(name)))),
    );
  }

  function linkTo({ text, lang, type }: Suggestion): HTMLElement {
    const asked = { text, filters: {}, sort: panel.asked().sort };
    const link = element('a', { href: addressOf(asked), lang }, text);
    link.onclick = (event) => {
      event.preventDefault();
      panel.ask(asked);
      panel.showFound();
    };
    const kind = panel.settings.types[type];
    return kind === undefined
      ? link
      : element('span', {}, link, ' ', element('span', { class: 'search-kind' }, kind));
  }
}

/** Names that begin as one of the typed words does, those of communities first. */
async function namesLike(
  { provider, settings }: SearchPanel,
  typed: string,
): Promise<Suggestion[]> {
  const words = typed
    .slice(0, 80)
    .split(/\s+/)
    .filter((word) => word.length > LEAST_LETTERS);
  const beginnings = [...new Set(words.map(beginningOf))].slice(0, 3);
  const found = await Promise.all(
    beginnings.map((text) =>
      provider.suggest({ text, locale: settings.locale, limit: MOST }).catch(() => []),
    ),
  );
  const byText = new Map(found.flat().map((each) => [each.text, each]));
  const isCommunity = ({ type }: Suggestion) => Number(type === 'community');
  return [...byText.values()].sort((a, b) => isCommunity(b) - isCommunity(a)).slice(0, MOST);
}

function beginningOf(word: string): string {
  const letters = [...word];
  return letters.slice(0, Math.max(LEAST_LETTERS, Math.ceil(letters.length / 2))).join('');
}
