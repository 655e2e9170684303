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
  /** Language of a file that says none: of `captions.vi.vtt`, of `vi/feed.xml`. */
  defaultLang: string;
}

/**
 * The locked terms (`vocabularies/terms.yaml`) held against everything a release shows, each run of text
 * in the language its page gives it. The catalogue checks what editors write; this checks what templates,
 * messages and exports add.
 */
export function scanTerms({ folder, terms, defaultLang }: TermOptions): LeakFinding[] {
  const find = toTermFinder(terms);
  const found = new Map<string, LeakFinding>();
  for (const { file, text, markup } of displayedTexts(folder)) {
    const fileLang = langOfPath(file) ?? defaultLang;
    const runs = markup ? runsByLang(text, fileLang) : [{ lang: fileLang, text }];
    for (const run of runs) {
      for (const { term } of find(run.text.normalize('NFC'), run.lang)) {
        const key = `${file} ${term.id}`;
        if (!found.has(key)) {
          found.set(key, toFinding({ file, kind: 'locked-term', recordId: null, field: term.id }));
        }
      }
    }
  }
  return [...found.values()];
}

/** `vi/festivals/index.html` is Vietnamese unless it says otherwise. */
function langOfPath(path: string): string | null {
  return /^([a-z]{2,3}(?:-[A-Z][a-z]{3})?)\//.exec(path)?.[1] ?? null;
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
