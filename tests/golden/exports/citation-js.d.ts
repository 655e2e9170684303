/** Of citation-js, which has no types, what the tests use. */
declare module '@citation-js/core' {
  interface CslName {
    literal?: string;
    given?: string;
    family?: string;
  }
  interface CslItem {
    title?: string;
    author?: CslName[];
    URL?: string;
  }
  export class Cite {
    constructor(input: string, options: { forceType: string });
    data: CslItem[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
