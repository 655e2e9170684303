import { certainIso } from '../uncertain-date.ts';
import type { CitedWork } from './cited-work.ts';

/** What reference managers make of an OpenURL of Dublin Core, by the names that Zotero knows. */
const TYPES: Readonly<Record<CitedWork['kind'], string>> = {
  'web-page': 'webpage',
  article: 'journalArticle',
  book: 'book',
  dataset: 'dataset',
  legislation: 'statute',
  audio: 'audioRecording',
  video: 'videoRecording',
  image: 'artwork',
};

/**
 * The `title` of a `<span class="Z3988">` (COinS, http://ocoins.info): an OpenURL ContextObject of version 1.0 as
 * key/encoded-value pairs (ANSI/NISO Z39.88-2004), not yet escaped for HTML. Books have the format for books, all
 * else that of Dublin Core. `site` is the host that says so.
 */
export function toCoins(work: CitedWork, site: string): string {
  const { kind, title, authors, publisher, date, lang, url, licence } = work;
  const day = date === null ? null : certainIso(date);
  const common: [string, string | null][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${kind === 'book' ? 'book' : 'dc'}`],
    ['rfr_id', `info:sid/${site}:archive`],
  ];
  const own: [string, string | null][] =
    kind === 'book'
      ? [
          ['rft_id', url],
          ['rft.genre', 'book'],
          ['rft.btitle', title],
          ...authors.map((name): [string, string] => ['rft.au', name]),
          ['rft.pub', publisher],
          ['rft.date', day],
        ]
      : [
          ['rft.type', TYPES[kind]],
          ['rft.title', title],
          ...authors.map((name): [string, string] => ['rft.creator', name]),
          ['rft.publisher', publisher],
          ['rft.date', day],
          ['rft.language', lang],
          ['rft.rights', licence],
          ['rft.identifier', url],
        ];
  return [...common, ...own]
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${encodeURIComponent(value ?? '')}`)
    .join('&');
}
