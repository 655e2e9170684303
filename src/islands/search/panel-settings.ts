/** What SearchPanel.astro tells the script, as JSON in `data-search-panel`. */
export interface PanelSettings {
  /** From the page to the site's root: `../../`. */
  root: string;
  /** Route of the page, for links to records. */
  from: string;
  linkStyle: 'directory' | 'file';
  locale: string;
  /** Path of the index entry from the site's root. */
  entry: string;
  messages: PanelMessages;
  /** Names of types, review states and languages in the words of the interface. */
  types: Readonly<Record<string, string>>;
  reviews: Readonly<Record<string, string>>;
  languages: Readonly<Record<string, string>>;
}

/** `{{…}}` is filled in by the script. */
export interface PanelMessages {
  searching: string;
  failed: string;
  none: string;
  countOne: string;
  countOther: string;
  some: string;
  understood: string;
  alsoCalled: string;
  inText: string;
  more: string;
  deeper: string;
}

/** `{{name}}` in a message replaced by what `values` has under that name. */
export function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
