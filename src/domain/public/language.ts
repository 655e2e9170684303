/** A string per language of content, keyed by BCP-47 tag: `{ vi: 'gạo', en: 'rice' }`. */
export type LocalizedString = Readonly<Record<string, string>>;

/** Chains end in `vi`, then `en`: every described record has both (DOMAIN.md, Records). */
const CHAIN_END = ['vi', 'en'] as const;

/** Languages whose readers commonly read another one before Vietnamese. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  'zh-Hant': ['zh-Hans', 'zh'],
  'zh-Hans': ['zh-Hant', 'zh'],
  'cjm-Cham': ['cjm'],
};

/**
 * The order in which texts are tried for a reader of `lang`: the tag itself, its shorter forms
 * (RFC 4647 §3.4 lookup), its neighbours, then `vi`, `en`.
 */
export function fallbackChain(lang: string): string[] {
  const chain = new Set<string>();
  let tag = lang;
  while (tag !== '') {
    chain.add(tag);
    const cut = tag.lastIndexOf('-');
    tag = cut === -1 ? '' : tag.slice(0, cut);
  }
  for (const neighbour of NEIGHBOURS[lang] ?? []) chain.add(neighbour);
  // An English reader gets English before Vietnamese by the first step; everyone else Vietnamese first.
  for (const end of CHAIN_END) chain.add(end);
  return [...chain];
}

/** One string chosen for a reader, with the language it is really in. `null` when there is none at all. */
export function pickString(
  strings: LocalizedString,
  lang: string,
): { text: string; lang: string } | null {
  for (const candidate of fallbackChain(lang)) {
    const text = strings[candidate];
    if (text !== undefined) return { text, lang: candidate };
  }
  const first = Object.entries(strings)[0];
  return first === undefined ? null : { text: first[1], lang: first[0] };
}

/** The item of `items` best suited to a reader of `lang`; the first one when no chain member is there. */
export function pickByLang<T extends { lang: string }>(
  items: readonly T[],
  lang: string,
): T | null {
  for (const candidate of fallbackChain(lang)) {
    const found = items.find((item) => item.lang === candidate);
    if (found !== undefined) return found;
  }
  return items[0] ?? null;
}
