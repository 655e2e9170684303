/** What SearchPanel.astro tells the script, as JSON in `data-search-panel`. */
export interface PanelSettings {
  /** From the page to the site's root: `../../`. */
  root: string;
  /** Route of the page, for links to records. */
  from: string;
  linkStyle: 'directory' | 'file';
  locale: string;
  /** Path of the static index's entry from the site's root. */
  entry: string;
  /** The Meilisearch that answers before the static index, where the archive has one. */
  searchServer?: { url: string; index: string; searchKey: string };
  /** Scripts fetched when they are first wanted, paths from the site's root. */
  parts: Readonly<Record<PartName, string>>;
  messages: PanelMessages;
  /** Names of types, review states, kinds of media and languages in the words of the interface. */
  types: Readonly<Record<string, string>>;
  reviews: Readonly<Record<string, string>>;
  mediaKinds: Readonly<Record<string, string>>;
  languages: Readonly<Record<string, string>>;
  /** The words that stand on every map of the country, by their keys. */
  mapWords: Readonly<Record<(typeof MAP_WORDS)[number], string>>;
  /** Of the twelve months, by their number from 1. */
  months: Readonly<Record<string, string>>;
}

/** `more`: filters, suggestions, help when nothing is found; `extras`: what the static index does besides (orders, counts, slips); `map`: the found records on the land; `server`: asks `searchServer`. */
export type PartName = 'more' | 'extras' | 'map' | 'server';

export const MESSAGE_KEYS = [
  'searching',
  'failed',
  'none',
  'noneFiltered',
  'countOne',
  'countOther',
  'some',
  'understood',
  'corrected',
  'alsoCalled',
  'inText',
  'partly',
  'listenFrom',
  'onPage',
  'more',
  'deeper',
  'suggestions',
  'suggestionsOne',
  'suggestionsOther',
  'recent',
  'forget',
  'any',
  'decade',
  'showAll',
  'noValues',
  'drop',
  'dropAll',
  'helpWords',
  'helpNames',
  'helpBrowse',
  'mapTitle',
  'mapNone',
  'mapPin',
] as const;
export const MAP_WORDS = [
  'map:hoangSa',
  'map:hoangSaOf',
  'map:truongSa',
  'map:truongSaOf',
  'map:eastSea',
] as const;
/** `{{…}}` is filled in by the script. */
export type PanelMessages = Readonly<Record<(typeof MESSAGE_KEYS)[number], string>>;

/** `{{name}}` in a message replaced by what `values` has under that name. */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
