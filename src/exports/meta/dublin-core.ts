import type { CitedWork } from '../citation/cited-work.ts';
import { certainIso } from '../uncertain-date.ts';
import type { MetaTag } from './meta-tag.ts';

/** What Dublin Core tells besides what a citation needs. */
export interface Described {
  /** Other names, each in its language. */
  alternative: readonly { text: string; lang: string }[];
  /** What it is about, in words of the page. */
  subjects: readonly string[];
  /** Where, in words of the page. */
  places: readonly string[];
  /** The page that explains the licence; `null` where there is none. */
  licenceUrl: string | null;
}

/** The schemas that `DC.` and `DCTERMS.` stand for, as `<link rel="schema.…">`. */
export const DUBLIN_CORE_SCHEMAS = [
  { rel: 'schema.DC', href: 'http://purl.org/dc/elements/1.1/' },
  { rel: 'schema.DCTERMS', href: 'http://purl.org/dc/terms/' },
] as const;

/** DCMI Type Vocabulary (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#section-7). */
const TYPES: Readonly<Record<CitedWork['kind'], string>> = {
  'web-page': 'Text',
  article: 'Text',
  book: 'Text',
  dataset: 'Dataset',
  legislation: 'Text',
  audio: 'Sound',
  video: 'MovingImage',
  image: 'StillImage',
};

/**
 * Dublin Core in meta elements (DC-HTML, https://www.dublincore.org/specifications/dublin-core/dc-html/), in the
 * elements of 1.1 where there is one. `DC.date` is W3CDTF: an uncertain date is left out.
 */
export function toDublinCore(work: CitedWork, described: Described): MetaTag[] {
  const { title, authors, publisher, date, lang, kind, url, licence } = work;
  const { alternative, subjects, places, licenceUrl } = described;
  const tags: { name: string; content: string | null; lang?: string | null }[] = [
    { name: 'DC.title', content: title, lang },
    ...alternative.map(({ text, lang }) => ({ name: 'DCTERMS.alternative', content: text, lang })),
    ...authors.map((content) => ({ name: 'DC.creator', content })),
    { name: 'DC.publisher', content: publisher },
    { name: 'DC.date', content: date === null ? null : certainIso(date) },
    { name: 'DC.type', content: TYPES[kind] },
    { name: 'DC.language', content: lang },
    { name: 'DC.identifier', content: url },
    ...subjects.map((content) => ({ name: 'DC.subject', content })),
    ...places.map((content) => ({ name: 'DCTERMS.spatial', content })),
    { name: 'DC.rights', content: licence },
    { name: 'DCTERMS.license', content: licenceUrl },
  ];
  return tags.flatMap(({ name, content, lang: of }) =>
    content === null ? [] : [{ name, content, lang: of ?? null }],
  );
}
