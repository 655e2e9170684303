/** Citations read by programs that are not ours: citation-js for BibTeX and RIS, the URL parser for OpenURL. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

interface ReadCitation {
  title: string | undefined;
  authors: string[];
  url: string | undefined;
}

/** The one entry of a BibTeX file. */
export function readBibtex(text: string): ReadCitation {
  return read(text, '@bibtex/text');
}

/** The one entry of a RIS file. */
export function readRis(text: string): ReadCitation {
  return read(text, '@ris/file');
}

function read(text: string, forceType: string): ReadCitation {
  const [entry, ...more] = new Cite(text, { forceType }).data;
  if (entry === undefined || more.length > 0) throw new Error(`${more.length} more entries`);
  const authors = (entry.author ?? []).map((name) => {
    return name.literal ?? [name.given, name.family].filter((part) => part !== undefined).join(' ');
  });
  return { title: entry.title, authors, url: entry.URL };
}

/** What a reference manager takes from the title of a COinS span. */
export function readCoins(title: string): {
  title: string | null;
  creators: string[];
  url: string | null;
} {
  const keys = new URLSearchParams(title);
  return {
    title: keys.get('rft.title') ?? keys.get('rft.btitle'),
    creators: [...keys.getAll('rft.creator'), ...keys.getAll('rft.au')],
    url: keys.get('rft.identifier') ?? keys.get('rft_id'),
  };
}
