import { escapeXml } from '../xml.ts';

/** Seconds since 1970 in UTC: the granularity of everything here. */
export type Datestamp = number;

export interface OaiHeader {
  identifier: string;
  datestamp: Datestamp;
  /** setSpecs. */
  sets: readonly string[];
  isDeleted: boolean;
}

export interface OaiRecord extends OaiHeader {
  /** One XML element; `null` of a deleted record. */
  metadata: string | null;
}

export interface MetadataFormat {
  metadataPrefix: string;
  schema: string;
  metadataNamespace: string;
}

export interface OaiSet {
  setSpec: string;
  setName: string;
}

/** What is left of a list after a part of it; the last part of several has an empty `token`. */
export interface Resumption {
  token: string;
  /** Of the whole list; `null` where it is not known. */
  completeListSize: number | null;
  /** How many stood before this part. */
  cursor: number | null;
}

export interface Repository {
  repositoryName: string;
  baseUrl: string;
  adminEmail: string;
  earliestDatestamp: Datestamp;
  /** The namespace of `oai:` identifiers, a host name. */
  namespace: string;
  sampleIdentifier: string;
}

export const OAI_ERRORS = [
  'badArgument',
  'badResumptionToken',
  'badVerb',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noRecordsMatch',
  'noMetadataFormats',
  'noSetHierarchy',
] as const;
export interface OaiError {
  code: (typeof OAI_ERRORS)[number];
  message: string;
}

export interface Answered {
  baseUrl: string;
  respondedAt: Datestamp;
  /** Of a request that was understood; after `badVerb` and `badArgument` none are repeated (3.2). */
  args: Readonly<Record<string, string>>;
}

const NAMESPACE = 'http://www.openarchives.org/OAI/2.0/';

/** The document of an answer (https://www.openarchives.org/OAI/openarchivesprotocol.html#XMLResponse). */
export function toResponse({ baseUrl, respondedAt, args }: Answered, body: string): string {
  const attributes = Object.entries(args)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} ${NAMESPACE}OAI-PMH.xsd">
<responseDate>${toUtc(respondedAt)}</responseDate>
<request${attributes}>${escapeXml(baseUrl)}</request>
${body}
</OAI-PMH>
`;
}

/** Why there is no other answer (3.6). */
export function errors(all: readonly OaiError[]): string {
  return all
    .map(({ code, message }) => `<error code="${code}">${escapeXml(message)}</error>`)
    .join('\n');
}

/** 4.2. Deletions are remembered for good. */
export function identify(repository: Repository): string {
  const { repositoryName, baseUrl, adminEmail, earliestDatestamp, namespace } = repository;
  return `<Identify>
<repositoryName>${escapeXml(repositoryName)}</repositoryName>
<baseURL>${escapeXml(baseUrl)}</baseURL>
<protocolVersion>2.0</protocolVersion>
<adminEmail>${escapeXml(adminEmail)}</adminEmail>
<earliestDatestamp>${toUtc(earliestDatestamp)}</earliestDatestamp>
<deletedRecord>persistent</deletedRecord>
<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>
<compression>gzip</compression>
<description>
<oai-identifier xmlns="http://www.openarchives.org/OAI/2.0/oai-identifier" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd">
<scheme>oai</scheme>
<repositoryIdentifier>${escapeXml(namespace)}</repositoryIdentifier>
<delimiter>:</delimiter>
<sampleIdentifier>${escapeXml(repository.sampleIdentifier)}</sampleIdentifier>
</oai-identifier>
</description>
</Identify>`;
}

/** 4.4. */
export function listMetadataFormats(formats: readonly MetadataFormat[]): string {
  const all = formats.map(
    ({ metadataPrefix, schema, metadataNamespace }) => `<metadataFormat>
<metadataPrefix>${metadataPrefix}</metadataPrefix>
<schema>${schema}</schema>
<metadataNamespace>${metadataNamespace}</metadataNamespace>
</metadataFormat>`,
  );
  return `<ListMetadataFormats>\n${all.join('\n')}\n</ListMetadataFormats>`;
}

/** 4.6. */
export function listSets(sets: readonly OaiSet[]): string {
  const all = sets.map(
    ({ setSpec, setName }) =>
      `<set><setSpec>${escapeXml(setSpec)}</setSpec><setName>${escapeXml(setName)}</setName></set>`,
  );
  return `<ListSets>\n${all.join('\n')}\n</ListSets>`;
}

/** 4.5. */
export function listRecords(records: readonly OaiRecord[], resumption: Resumption | null): string {
  return `<ListRecords>\n${[...records.map(record), ...resumptionOf(resumption)].join('\n')}\n</ListRecords>`;
}

/** 4.3. */
export function listIdentifiers(
  headers: readonly OaiHeader[],
  resumption: Resumption | null,
): string {
  return `<ListIdentifiers>\n${[...headers.map(header), ...resumptionOf(resumption)].join('\n')}\n</ListIdentifiers>`;
}

/** 4.1. */
export function getRecord(found: OaiRecord): string {
  return `<GetRecord>\n${record(found)}\n</GetRecord>`;
}

function record(found: OaiRecord): string {
  const metadata =
    found.metadata === null || found.isDeleted
      ? ''
      : `\n<metadata>\n${found.metadata}\n</metadata>`;
  return `<record>\n${header(found)}${metadata}\n</record>`;
}

function header({ identifier, datestamp, sets, isDeleted }: OaiHeader): string {
  return [
    `<header${isDeleted ? ' status="deleted"' : ''}>`,
    `<identifier>${escapeXml(identifier)}</identifier>`,
    `<datestamp>${toUtc(datestamp)}</datestamp>`,
    ...sets.map((set) => `<setSpec>${escapeXml(set)}</setSpec>`),
    '</header>',
  ].join('\n');
}

function resumptionOf(resumption: Resumption | null): string[] {
  if (resumption === null) return [];
  const { token, completeListSize, cursor } = resumption;
  const size = completeListSize === null ? '' : ` completeListSize="${completeListSize}"`;
  const at = cursor === null ? '' : ` cursor="${cursor}"`;
  return [`<resumptionToken${size}${at}>${escapeXml(token)}</resumptionToken>`];
}

/** `2026-11-29T03:04:05Z`. */
export function toUtc(datestamp: Datestamp): string {
  return new Date(datestamp * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
