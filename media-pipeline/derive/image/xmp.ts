import type { MediaCredit } from '#domain/media-settings.ts';

const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  cc: 'http://creativecommons.org/ns#',
};

/** Dedications and marks of works nobody owns any more: not to be marked as rights-managed. */
const FREE_OF_RIGHTS =
  /creativecommons\.org\/publicdomain\/|rightsstatements\.org\/vocab\/NoC-|\/pddl\//;

/**
 * Who made a picture and what may be done with it, as an XMP packet for JPEG and AVIF (ISO 16684-1; the
 * IPTC Photo Metadata Standard reads the same fields). `null` where nothing is known.
 */
export function toXmp(credit: MediaCredit | null): string | null {
  if (credit === null) return null;
  const { creator, holder, licence } = credit;
  const attribution = credit.attribution ?? holder ?? creator;
  const lines = [
    ...(creator ? [`<dc:creator><rdf:Seq>${item(creator)}</rdf:Seq></dc:creator>`] : []),
    ...(attribution
      ? [
          `<dc:rights>${inAnyLanguage(attribution)}</dc:rights>`,
          `<photoshop:Credit>${escaped(attribution)}</photoshop:Credit>`,
          `<cc:attributionName>${escaped(attribution)}</cc:attributionName>`,
        ]
      : []),
    ...(holder ? [`<xmpRights:Owner><rdf:Bag>${item(holder)}</rdf:Bag></xmpRights:Owner>`] : []),
    ...(licence
      ? [
          `<xmpRights:Marked>${FREE_OF_RIGHTS.test(licence) ? 'False' : 'True'}</xmpRights:Marked>`,
          `<xmpRights:WebStatement>${escaped(licence)}</xmpRights:WebStatement>`,
          `<xmpRights:UsageTerms>${inAnyLanguage(licence)}</xmpRights:UsageTerms>`,
          `<cc:license rdf:resource="${escaped(licence)}"/>`,
        ]
      : []),
  ];
  if (lines.length === 0) return null;
  const declared = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF${declared.join('')}><rdf:Description rdf:about="">`,
    ...lines,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

const item = (text: string) => `<rdf:li>${escaped(text)}</rdf:li>`;

const inAnyLanguage = (text: string) =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** What XML 1.0 cannot hold at all: https://www.w3.org/TR/xml/#charsets */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');
}
