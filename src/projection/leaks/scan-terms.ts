import { type LockedTerm, toTermFinder } from '#catalogue/text/locked-terms.ts';
import { displayedTexts, PHRASE_END, withoutMarkup } from './displayed-texts.ts';
import { type LeakFinding, toFinding } from './finding.ts';

const LANG_ATTRIBUTE = /\s(?:xml:)?lang\s*=\s*["']?([A-Za-z-]+)/;
const TAG = /<(\/?)([a-z][a-z0-9-]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Titles of sources are quoted as they are published (`cite`), whatever they call things. */
const QUOTED = 'cite';

export interface TermOptions {
  folder: string;
  terms: readonly LockedTerm[];
  /** Languages that a file outside the locales' folders may be in, where it says none itself: captions, data. */
  langs: readonly string[];
  /** Titles of sources: quoted as they are published, wherever they stand. */
  quoted?: readonly string[];
  /** What the search suggests and shows, decoded. */
  suggestions?: Iterable<{ file: string; lang: string; text: string }>;
}

/**
 * The locked terms (`vocabularies/terms.yaml`) held against everything a release shows, each run of text
 * in the language its page gives it. The catalogue checks what editors write; this checks what templates,
 * messages and exports add.
 */
export function scanTerms(options: TermOptions): LeakFinding[] {
  const { folder, terms, langs, quoted = [], suggestions = [] } = options;
  const find = toTermFinder(terms);
  const withoutQuotes = quotesTaken(
    quoted.filter((title) => langs.some((lang) => find(title, lang).length > 0)),
  );
  const found = new Map<string, LeakFinding>();
  const look = (file: string, lang: string, text: string): void => {
    for (const { term } of find(text, lang)) {
      const key = `${file} ${term.id}`;
      if (!found.has(key)) {
        found.set(key, toFinding({ file, kind: 'locked-term', recordId: null, field: term.id }));
      }
    }
  };
  for (const { file, text, markup } of displayedTexts(folder)) {
    const own = langOfPath(file, langs);
    // Before markup is told apart: quotation marks in a title would end an attribute once decoded.
    const unquoted = withoutQuotes(text.normalize('NFC'));
    for (const fileLang of own === null ? langs : [own]) {
      const runs = markup ? runsByLang(unquoted, fileLang) : [{ lang: fileLang, text: unquoted }];
      for (const run of runs) look(file, run.lang, run.text);
    }
  }
  for (const { file, lang, text } of suggestions) {
    look(file, lang, withoutQuotes(text.normalize('NFC')));
  }
  return [...found.values()];
}

/** Takes quoted titles out of a text, as they are written in plain text, HTML and JSON. */
function quotesTaken(titles: readonly string[]): (text: string) => string {
  const written = titles.flatMap((title) => {
    const plain = title.normalize('NFC');
    const html = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const attribute = html.replaceAll('"', '&quot;');
    return [
      plain,
      html,
      attribute,
      attribute.replaceAll('&quot;', '&#34;'),
      JSON.stringify(plain).slice(1, -1),
    ];
  });
  const longestFirst = [...new Set(written)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, title) => rest.replaceAll(title, PHRASE_END), text);
}

/** `vi/festivals/index.html` is Vietnamese unless it says otherwise. */
function langOfPath(path: string, langs: readonly string[]): string | null {
  const [first = ''] = path.split('/', 1);
  return first !== path && langs.includes(first) ? first : null;
}

/** Markup as runs of text, each in the language of the nearest `lang` around it. */
function runsByLang(html: string, outer: string): { lang: string; text: string }[] {
  const byLang = new Map<string, string>();
  const add = (lang: string, text: string): void => {
    byLang.set(lang, (byLang.get(lang) ?? '') + text);
  };
  const open: { tag: string; lang: string; quoted: boolean }[] = [];
  const now = () => open.at(-1) ?? { tag: '', lang: outer, quoted: false };
  let from = 0;
  for (const match of html.matchAll(TAG)) {
    const [whole, slash, name = '', attributes = ''] = match;
    const tag = name.toLowerCase();
    if (!now().quoted) add(now().lang, html.slice(from, match.index));
    from = match.index + whole.length;
    if (slash === '/') {
      const at = open.findLastIndex((element) => element.tag === tag);
      if (at !== -1) open.length = at;
    } else {
      const lang = LANG_ATTRIBUTE.exec(attributes)?.[1] ?? now().lang;
      const quoted = now().quoted || tag === QUOTED;
      if (!quoted) add(lang, wordsOfAttributes(attributes));
      if (!VOID.has(tag) && !attributes.endsWith('/')) open.push({ tag, lang, quoted });
    }
    if (withoutMarkup(whole) === PHRASE_END) add(now().lang, PHRASE_END);
  }
  add(now().lang, html.slice(from));
  return [...byLang].map(([lang, text]) => ({ lang, text }));
}

/** What a reader hears or sees of an element's attributes, each a phrase of its own. */
function wordsOfAttributes(attributes: string): string {
  return [
    ...attributes.matchAll(/\s(?:alt|title|aria-label|content|placeholder)\s*=\s*"([^"]*)"/gi),
  ]
    .map(([, words]) => `${PHRASE_END}${words}${PHRASE_END}`)
    .join('');
}
