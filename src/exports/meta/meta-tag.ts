/** A `<meta name content lang>` of a page's head. */
export interface MetaTag {
  name: string;
  content: string;
  /** BCP-47 of the content where it has a language of its own. */
  lang: string | null;
}
