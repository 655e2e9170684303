import type { LocalizedString } from '#domain/public/language.ts';
import type { PublicDerivative } from '#domain/public/media.ts';
import { plainestFile } from '#domain/public/plainest-file.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import { absoluteUrl, routes } from '#domain/public/routes.ts';
import { LICENCES, type MediaKind } from '#domain/public/vocabulary.ts';
import { dcmiTypeOf } from '../dublin-core/dcmi-type.ts';
import {
  citationText,
  type DescriptionSources,
  datesOf,
  languagesOf,
  makersOf,
  placesOf,
  rightsOf,
  subjectsOf,
  titlesOf,
} from '../dublin-core/simple.ts';
import { escapeXml } from '../xml.ts';

/** The Europeana Data Model as it is handed in (https://pro.europeana.eu/page/edm-documentation). */
export const EDM = {
  metadataPrefix: 'edm',
  schema: 'https://www.europeana.eu/schemas/edm/EDM.xsd',
  metadataNamespace: 'http://www.europeana.eu/schemas/edm/',
} as const;

export interface EdmSources extends DescriptionSources {
  site: DescriptionSources['site'] & { locales: readonly string[] };
  /** `null` for what may not be shown on other sites. */
  media(id: string): PublicRecordOfType<'media'> | null;
  /** Degrees, as coarse as the public may know them. */
  coordinates(id: string): { lon: number; lat: number } | null;
}

const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  edm: EDM.metadataNamespace,
  ore: 'http://www.openarchives.org/ore/terms/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  wgs84_pos: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
} as const;

/** What stands for itself; places, sources and terms are told of beside what they belong to. */
const OBJECTS: ReadonlySet<PublicRecord['type']> = new Set([
  'festival',
  'custom',
  'product',
  'story',
  'collection',
  'media',
]);
const TYPE_OF_KIND: Readonly<Record<MediaKind, string>> = {
  image: 'IMAGE',
  audio: 'SOUND',
  video: 'VIDEO',
  document: 'TEXT',
};
/** Rights that Europeana knows: Creative Commons, and of RightsStatements.org these. */
const KNOWN_RIGHTS =
  /^http:\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)\/|rightsstatements\.org\/vocab\/(?:NoC-NC|NoC-OKLR|InC|InC-EDU|InC-OW-EU|CNE)\/)/;

/**
 * A record as EDM in RDF/XML; `null` for what is no object of its own, and where the licence is none of those that
 * `edm:rights` may hold.
 */
export function toEdm(record: PublicRecord, sources: EdmSources): string | null {
  const rights = LICENCES[record.rights.licence]?.replace(/^https:/, 'http:');
  if (!OBJECTS.has(record.type) || rights === undefined || !KNOWN_RIGHTS.test(rights)) return null;
  const address = absoluteUrl(sources.site.url, routes.permanent(record.id));
  const shown = shownBy(record, sources);
  return [
    `<rdf:RDF ${Object.entries(NAMESPACES)
      .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
      .join(' ')}>`,
    ...providedObject(record, `${address}#object`, sources),
    ...shown.flatMap((each) => webResource(each, sources)),
    ...contexts(record, sources),
    `<ore:Aggregation rdf:about="${escapeXml(`${address}#aggregation`)}">`,
    resource('edm:aggregatedCHO', `${address}#object`),
    words('edm:dataProvider', sources.site.name),
    ...shown.slice(1).map(({ file }) => resource('edm:hasView', urlOf(file, sources))),
    resource('edm:isShownAt', address),
    ...shown.slice(0, 1).map(({ file }) => resource('edm:isShownBy', urlOf(file, sources))),
    ...pictureOf(shown, sources),
    words('edm:provider', sources.site.name),
    resource('edm:rights', rights),
    '</ore:Aggregation>',
    '</rdf:RDF>',
  ].join('\n');
}

function providedObject(record: PublicRecord, about: string, sources: EdmSources): string[] {
  const { site } = sources;
  const titles = titlesOf(record);
  const languages = languagesOf(record);
  return [
    `<edm:ProvidedCHO rdf:about="${escapeXml(about)}">`,
    ...makersOf(record).map((maker) => words('dc:creator', maker)),
    ...record.texts.flatMap(({ summary, lang }) =>
      summary === null ? [] : [words('dc:description', summary, lang)],
    ),
    words('dc:identifier', record.id),
    ...(languages.length > 0 ? languages : ['zxx']).map((lang) => words('dc:language', lang)),
    words('dc:publisher', site.name),
    ...rightsOf(record)
      .slice(1)
      .map((each) => words('dc:rights', each)),
    ...record.sources.flatMap((id) => {
      const text = citationText(sources.citation(id));
      return text === null ? [] : [words('dc:source', text)];
    }),
    ...subjectsOf(record).flatMap((id) => reference('dc:subject', id, sources)),
    // One title in a language; what else it is called in it stands beside.
    ...titles.map(({ text, lang }, i) =>
      words(
        titles.findIndex((each) => each.lang === lang) === i ? 'dc:title' : 'dcterms:alternative',
        text,
        lang,
      ),
    ),
    words('dc:type', dcmiTypeOf(record) ?? record.type),
    ...datesOf(record).map((date) => words('dcterms:created', date)),
    ...placesOf(record).flatMap((id) => reference('dcterms:spatial', id, sources)),
    words('edm:type', record.type === 'media' ? TYPE_OF_KIND[record.facts.kind] : 'TEXT'),
    '</edm:ProvidedCHO>',
  ];
}

interface Shown {
  medium: PublicRecordOfType<'media'>;
  file: PublicDerivative;
}

/** Of each medium that other sites may show, the file that everything can open. */
function shownBy(record: PublicRecord, { media }: EdmSources): Shown[] {
  const all = record.type === 'media' ? [record.id] : record.media;
  return all.flatMap((id) => {
    const medium = media(id);
    const file =
      medium === null ? undefined : plainestFile(medium.facts.kind, medium.facts.derivatives);
    return medium === null || file === undefined ? [] : [{ medium, file }];
  });
}

function webResource({ medium, file }: Shown, sources: EdmSources): string[] {
  const rights = LICENCES[medium.rights.licence]?.replace(/^https:/, 'http:');
  const manifest = absoluteUrl(sources.site.url, routes.manifest(medium.id));
  return [
    `<edm:WebResource rdf:about="${escapeXml(urlOf(file, sources))}">`,
    ...makersOf(medium).map((maker) => words('dc:creator', maker)),
    words('dc:format', file.mediaType.split(';')[0]?.trim() ?? file.mediaType),
    ...rightsOf(medium)
      .slice(1)
      .map((each) => words('dc:rights', each)),
    ...(rights !== undefined && KNOWN_RIGHTS.test(rights) ? [resource('edm:rights', rights)] : []),
    resource('dcterms:isReferencedBy', manifest),
    '</edm:WebResource>',
  ];
}

/** A picture that stands for the whole. */
function pictureOf(shown: readonly Shown[], sources: EdmSources): string[] {
  for (const { medium, file } of shown) {
    const poster = medium.facts.derivatives.find(
      ({ role, mediaType }) => role === 'poster' && mediaType === 'image/jpeg',
    );
    const picture = medium.facts.kind === 'image' ? file : poster;
    if (picture !== undefined) return [resource('edm:object', urlOf(picture, sources))];
  }
  return [];
}

/** Those a record belongs to, as agents, concepts and places with their names. */
function contexts(record: PublicRecord, sources: EdmSources): string[] {
  const communities = new Set(record.communities);
  const agents = [...communities].flatMap((id) => labelled('edm:Agent', id, sources));
  const places = placesOf(record).flatMap((id) => {
    const at = sources.coordinates(id);
    const position =
      at === null
        ? []
        : [words('wgs84_pos:lat', String(at.lat)), words('wgs84_pos:long', String(at.lon))];
    return labelled('edm:Place', id, sources, position);
  });
  const concepts = subjectsOf(record)
    .filter((id) => !communities.has(id))
    .flatMap((id) => labelled('skos:Concept', id, sources));
  return [...agents, ...places, ...concepts];
}

function labelled(
  name: string,
  id: string,
  { titles, site }: EdmSources,
  before: readonly string[] = [],
): string[] {
  const labels = Object.entries(titles(id));
  if (labels.length === 0) return [];
  const about = escapeXml(absoluteUrl(site.url, routes.permanent(id)));
  return [
    `<${name} rdf:about="${about}">`,
    ...before,
    ...labels.map(([lang, text]) => words('skos:prefLabel', text, lang)),
    `</${name}>`,
  ];
}

function reference(name: string, id: string, { titles, site }: EdmSources): string[] {
  const isNamed = hasWords(titles(id));
  return isNamed ? [resource(name, absoluteUrl(site.url, routes.permanent(id)))] : [];
}

const hasWords = (strings: LocalizedString) => Object.keys(strings).length > 0;

function urlOf({ path }: PublicDerivative, { site }: EdmSources): string {
  return absoluteUrl(site.url, path);
}

function words(name: string, text: string, lang: string | null = null): string {
  const language = lang === null ? '' : ` xml:lang="${escapeXml(lang)}"`;
  return `<${name}${language}>${escapeXml(text)}</${name}>`;
}

function resource(name: string, uri: string): string {
  return `<${name} rdf:resource="${escapeXml(uri)}"/>`;
}
