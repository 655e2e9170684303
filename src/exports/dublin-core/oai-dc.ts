import type { PublicRecord } from '#domain/public/record.ts';
import { escapeXml } from '../xml.ts';
import { type DescriptionSources, toDublinCore } from './simple.ts';

/** The format that every OAI-PMH repository gives (https://www.openarchives.org/OAI/2.0/oai_dc.xsd). */
export const OAI_DC = {
  metadataPrefix: 'oai_dc',
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  metadataNamespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
} as const;

/** A record as oai_dc, one XML element. */
export function toOaiDc(record: PublicRecord, sources: DescriptionSources): string {
  const elements = toDublinCore(record, sources).map(({ name, text, lang }) => {
    const language = lang === null ? '' : ` xml:lang="${escapeXml(lang)}"`;
    return `<dc:${name}${language}>${escapeXml(text)}</dc:${name}>`;
  });
  return [
    `<oai_dc:dc xmlns:oai_dc="${OAI_DC.metadataNamespace}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${OAI_DC.metadataNamespace} ${OAI_DC.schema}">`,
    ...elements,
    '</oai_dc:dc>',
  ].join('\n');
}
